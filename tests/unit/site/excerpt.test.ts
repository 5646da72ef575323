import { expect, it } from 'vitest';
import { excerpt } from '../../../src/site/excerpt.ts';

const DESCRIBED = `Name:  echo
Containers:
  app:
    Ready:  True
Events:
  Normal  Started
`;

it.each([
  ['from a line to the end', { from: 'Events:' }, 'Events:\n  Normal  Started'],
  ['from the beginning up to a line', { to: 'Containers:' }, 'Name:  echo'],
  ['from an indented line up to another', { from: '  app:', to: 'Events:' }, '  app:\n    Ready:  True'],
  ['everything where no end is given', {}, DESCRIBED.trimEnd()],
  ['everything where the text has neither line', { from: 'Volumes:', to: 'Mounts:' }, DESCRIBED.trimEnd()],
  ['no end that stands above the beginning', { from: 'Events:', to: 'Name:' }, 'Events:\n  Normal  Started'],
])('takes %s', (_what, span, lines) => {
  expect(excerpt(DESCRIBED, span)).toBe(lines);
});
