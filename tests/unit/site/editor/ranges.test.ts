import { lineAt } from '@studylog/check/manifest';
import { describe, expect, test } from 'vitest';
import { editBetween, lineStarts, moved } from '../../../../src/site/browser/editor/ranges.ts';

describe('an edit between two texts', () => {
  test('is as small as can be', () => {
    expect(editBetween('kind: Pod\n', 'kind: Job\n')).toMatchObject({ start: 6, end: 9, text: 'Job' });
    expect(editBetween('piVersion', 'apiVersion')).toMatchObject({ start: 0, end: 0, text: 'a' });
    expect(editBetween('aa', 'aaa')).toMatchObject({ start: 2, end: 2, text: 'a' });
    expect(editBetween('same', 'same')).toMatchObject({ start: 4, end: 4, text: '' });
  });

  test('makes the one of the other', () => {
    const texts = ['', 'a', 'aba', 'abba', 'kind: Pod\n', 'kind: Pod\nkind: Pod\n', '파드\n', '파드'];
    for (const before of texts) {
      for (const after of texts) {
        const { start, end, text } = editBetween(before, after);
        expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      }
    }
  });
});

describe('a range', () => {
  const edit = { start: 10, end: 12, length: 5 };

  test('before an edit stays, after it moves along', () => {
    expect(moved({ start: 3, end: 10 }, edit)).toEqual({ start: 3, end: 10 });
    expect(moved({ start: 12, end: 14 }, edit)).toEqual({ start: 15, end: 17 });
  });

  test('that is edited itself is gone', () => {
    expect(moved({ start: 9, end: 11 }, edit)).toBeUndefined();
    expect(moved({ start: 11, end: 20 }, edit)).toBeUndefined();
    expect(moved({ start: 4, end: 8 }, { start: 6, end: 6, length: 1 })).toBeUndefined();
  });
});

test('offsets and lines belong together', () => {
  const starts = lineStarts('a\n\nbc\n');
  expect(starts).toEqual([0, 2, 3, 6]);
  expect([0, 1, 2, 3, 5, 6].map((offset) => lineAt(starts, offset))).toEqual([0, 0, 1, 2, 2, 3]);
});
