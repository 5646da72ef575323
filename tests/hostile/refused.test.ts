import { expect, test } from 'vitest';
import { readCommand } from '../../src/example/kubectl.ts';
import { DECOY, HOSTILE, OUTSIDE } from './command-lines.ts';

test.each(HOSTILE)('an example may not run «kubectl %s»', (line) => {
  const placed = line.replaceAll(DECOY, 'http://127.0.0.1:9').replaceAll(OUTSIDE, '/tmp/outside');
  expect(() => readCommand(`kubectl ${placed}`)).toThrow(expect.objectContaining({ name: 'Fault' }));
});
