import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Bytes after gzip that a reader's browser loads to check a manifest of the kinds that the notes use. */
const BUDGET = 60_000;

const ENTRY = `
  export { check } from './src/check/check.ts';
  export { loadSchemaFor } from './src/check/schema/load.ts';
  export { parseManifest } from './src/manifest/parse.ts';
`;

function bundle() {
  return build({
    stdin: { contents: ENTRY, resolveDir: root, sourcefile: 'entry.ts' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    charset: 'utf8',
    splitting: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    outdir: 'unused',
  });
}

describe('the checker in a browser', () => {
  let bundled: Awaited<ReturnType<typeof bundle>>;
  beforeAll(async () => {
    bundled = await bundle();
  });

  test('takes no module of Node, no page of a rule and no library but the YAML parser', () => {
    const inputs = Object.keys(bundled.metafile.inputs);
    expect(inputs.some((path) => path.includes('rules/docs.ts'))).toBe(false);
    expect(inputs.filter((path) => path.startsWith('node:'))).toEqual([]);
    expect(inputs.filter((path) => /node_modules\/(?!js-yaml\/)/.test(path))).toEqual([]);
  });

  test(`loads at most ${BUDGET} bytes at once`, () => {
    const { outputs } = bundled.metafile;
    const loaded = new Set<string>();
    const follow = (path: string): void => {
      if (loaded.has(path)) return;
      loaded.add(path);
      for (const { path: next, kind } of outputs[path]!.imports) if (kind === 'import-statement') follow(next);
    };
    follow(Object.keys(outputs).find((path) => outputs[path]!.entryPoint === 'entry.ts')!);
    const files = bundled.outputFiles.filter(({ path }) => [...loaded].some((name) => path.endsWith(`/${name}`)));
    expect(files.length).toBe(loaded.size);
    const size = files.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });
});
