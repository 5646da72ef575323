import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

/** What a page loads for its terminal, beside the engine; parsers and the texts of `explain` come when they are asked for. */
const MOST = 40_000;

test('the kubectl of a page is small', async () => {
  const input = join(import.meta.dirname, '../../../src/kubectl/index.ts');
  const external = [/^@ngrok\//, /^@studylog\/check\/(fields|manifest)$/, 'js-yaml'];
  const bundle = await rolldown({ input, platform: 'browser', external });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  const [main] = output;
  // Nothing but what comes on request is left outside.
  expect(main.imports).toEqual([]);
  expect(main.dynamicImports.toSorted()).toEqual(['@studylog/check/fields', '@studylog/check/manifest', 'js-yaml']);
  expect(gzipSync(main.code).length).toBeLessThan(MOST);
});
