import { beforeAll, describe, expect, test } from 'vitest';
import { type BrowserBundle, bundleForBrowser } from '../bench/browser-bundle.ts';

/** Bytes after gzip that a reader's browser loads, in a worker, to check a manifest. */
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

  test(`has at most ${BUDGET} bytes with the schemas of a version`, () => {
    expect(bundle.size).toBeGreaterThan(10_000);
    expect(bundle.size).toBeLessThanOrEqual(BUDGET);
  });
});
