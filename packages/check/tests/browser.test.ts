import { beforeAll, describe, expect, test } from 'vitest';
import { type BrowserBundle, bundleForBrowser } from '../bench/browser-bundle.ts';

/** Bytes after gzip that a reader's browser loads to check a manifest of the kinds that the notes use. */
const BUDGET = 110_000;

describe('the checker in a browser', () => {
  let bundle: BrowserBundle;
  beforeAll(async () => {
    bundle = await bundleForBrowser();
  });

  test('takes no module of Node, no page of a rule and no library but the YAML parser', () => {
    expect(bundle.inputs).toContain('src/check.ts');
    expect(bundle.inputs.filter((path) => path.includes('rules/docs.ts'))).toEqual([]);
    expect(bundle.inputs.filter((path) => path.startsWith('node:'))).toEqual([]);
    expect(bundle.inputs.filter((path) => /node_modules\/(?!js-yaml\/)/.test(path))).toEqual([]);
  });

  test(`loads at most ${BUDGET} bytes at once, and the rest when it is needed`, () => {
    expect(bundle.first).toBeGreaterThan(10_000);
    expect(bundle.first).toBeLessThanOrEqual(BUDGET);
    expect(bundle.later).toBeGreaterThan(10_000);
  });
});
