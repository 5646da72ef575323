import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

const ENTRY = `
  export { check } from './src/check/check.ts';
  export { loadSchemaFor } from './src/check/schema/load.ts';
  export { parseManifest } from './src/manifest/parse.ts';
`;

/** What a reader's browser loads to check manifests, parser included. */
export interface BrowserBundle {
  /** Bytes after gzip that load at once: enough for the kinds that the notes use. */
  readonly first: number;
  /** Bytes after gzip that load when a manifest asks for them. */
  readonly later: number;
  /** Source files, from the project's root. */
  readonly inputs: readonly string[];
}

/** Bundle the checker as for a browser and weigh it. */
export async function bundleForBrowser(): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
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
  const { outputs } = metafile;
  const initial = new Set<string>();
  const follow = (name: string): void => {
    if (initial.has(name)) return;
    initial.add(name);
    for (const { path, kind } of outputs[name]!.imports) if (kind === 'import-statement') follow(path);
  };
  follow(Object.keys(outputs).find((name) => outputs[name]!.entryPoint === 'entry.ts')!);
  const weigh = (first: boolean) =>
    outputFiles
      .filter(({ path }) => [...initial].some((name) => path.endsWith(`/${name}`)) === first)
      .reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
  return { first: weigh(true), later: weigh(false), inputs: Object.keys(metafile.inputs) };
}
