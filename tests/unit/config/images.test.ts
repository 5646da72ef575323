import { expect, test } from 'vitest';
import { fullName, isAllowedImage } from '../../../src/config/images.ts';

test.each([
  ['redis', 'docker.io/library/redis'],
  ['redis:7', 'docker.io/library/redis'],
  ['subicura/echo:v1', 'docker.io/subicura/echo'],
  ['ghcr.io/subicura/echo:v1', 'ghcr.io/subicura/echo'],
  [`ghcr.io/subicura/echo@sha256:${'a'.repeat(64)}`, 'ghcr.io/subicura/echo'],
  ['localhost/echo', 'localhost/echo'],
  ['localhost:5000/echo:v1', 'localhost:5000/echo'],
])('%s is pulled as %s', (image, name) => {
  expect(fullName(image)).toBe(name);
});

const config = {
  imageHosts: ['docker.io/library', 'ghcr.io/subicura'],
  imageWaivers: [{ example: 'pod/echo', image: 'quay.io/evil/echo:v1', reason: 'for the test' }],
  kubernetes: ['1.36' as const],
  notes: ['pod'],
};

test.each([
  ['redis', true],
  ['ghcr.io/subicura/echo:v1', true],
  ['ghcr.io/subicura-evil/echo:v1', false],
  ['ghcr.io.evil.example/subicura/echo', false],
  ['evil/redis', false],
  ['docker.io/library/../evil/echo', false],
  ['quay.io/evil/echo:v1', true],
  ['quay.io/evil/echo:v2', false],
])('the image %s may be used: %s', (image, allowed) => {
  expect(isAllowedImage(image, 'pod/echo', config)).toBe(allowed);
});

test('a waiver is for its own example', () => {
  expect(isAllowedImage('quay.io/evil/echo:v1', 'pod/other', config)).toBe(false);
});
