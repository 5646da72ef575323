import { expect, test } from 'vitest';
import { newestOfMinor } from '../../../../src/cluster/kind/node-image.ts';

test('in place of an image that cannot be had comes the newest of its minor that is here', () => {
  const image = 'kindest/node:v1.36.4@sha256:0123';
  expect(newestOfMinor(image, ['v1.36.3', 'v1.36.10', 'v1.35.12', 'v1.37.0', 'latest', '<none>'])).toBe(
    'kindest/node:v1.36.10',
  );
  expect(newestOfMinor(image, ['v1.37.0', 'v1.3.6', ''])).toBeUndefined();
  expect(newestOfMinor(image, ['v1.36.4-dev'])).toBeUndefined();
});
