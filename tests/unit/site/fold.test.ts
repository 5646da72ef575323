import { describe, expect, it } from 'vitest';
import { foldedLines } from '../../../src/site/fold.ts';
import { codeToHtml } from '../../../src/site/highlight.ts';

const folded = (total: number, marked: readonly number[], showing: Parameters<typeof foldedLines>[2] = 'first') =>
  [...foldedLines(total, new Set(marked), showing)].sort((a, b) => a - b);

describe('the lines of a manifest that a note folds away', () => {
  it('are all but those in focus and some around them', () => {
    expect(folded(20, [10, 11])).toEqual([1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('leave no gap of a line or two', () => {
    expect(folded(20, [5, 12])).toEqual([15, 16, 17, 18, 19, 20]);
    expect(folded(20, [6, 12])).toEqual([1, 2, 3, 15, 16, 17, 18, 19, 20]);
  });

  it('are none of a short file, and none of the first file of the page, however long', () => {
    expect(folded(14, [1])).toEqual([]);
    expect(folded(15, [1])).not.toEqual([]);
    expect(folded(100, [1], 'whole')).toEqual([]);
  });

  it('begin after the first lines where nothing is in focus', () => {
    expect(folded(16, [])[0]).toBe(9);
  });

  it('are some of every file that the page showed before, however short and whatever is in focus', () => {
    expect(folded(11, [], 'again')).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(folded(11, [9], 'again')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(folded(5, [1, 2, 3, 4, 5], 'again')).toEqual([4, 5]);
  });
});

describe('the HTML of a folded manifest', () => {
  const CODE = 'kind: Pod\r\nmetadata:\n  name: a\nspec: {}\n';
  const text = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('&#13;', '\r');

  it('still holds every character of the file', async () => {
    for (const lines of [[1], [2, 3], [1, 4], [1, 2, 3, 4]]) {
      const html = await codeToHtml(CODE, 'yaml', undefined, new Set(lines));
      expect(text(html)).toBe(CODE);
    }
  });

  it('has one element for each gap', async () => {
    const html = await codeToHtml(CODE, 'yaml', undefined, new Set([1, 3, 4]));
    expect(html.match(/<span class="rest">/g)).toHaveLength(2);
  });
});
