import { expect, test } from 'vitest';
import { readCommand, readWatch } from '../../src/example/kubectl.ts';
import { DECOY, HARMLESS_WATCHES, HOSTILE, HOSTILE_WATCHES, OUTSIDE } from './command-lines.ts';

const placed = (line: string) =>
  `kubectl ${line.replaceAll(DECOY, 'http://127.0.0.1:9').replaceAll(OUTSIDE, '/tmp/outside')}`;

test.each(HOSTILE)('an example may not run «kubectl %s»', (line) => {
  expect(() => readCommand(placed(line))).toThrow(expect.objectContaining({ name: 'Fault' }));
});

test.each(HOSTILE_WATCHES)('an example may not watch «kubectl %s»', (line) => {
  expect(() => readWatch(placed(line))).toThrow(expect.objectContaining({ name: 'Fault' }));
});

test.each(HARMLESS_WATCHES)('«kubectl %s» is a watch, and no command that ends', (line) => {
  expect(readWatch(placed(line)).length).toBeGreaterThan(2);
  expect(() => readCommand(placed(line))).toThrow(expect.objectContaining({ name: 'Fault' }));
});
