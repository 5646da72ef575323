import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { TREESHAKE } from '../../../bin/treeshake.mjs';

const root = join(import.meta.dirname, '..');

const ENTRY = `
  export { check } from '${root}/src/check.ts';
  export { loadSchemaFor } from '${root}/src/schema/load.ts';
  export { parseManifest } from '${root}/src/manifest/parse.ts';
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

/** Bundle the checker as the site does and weigh it. */
export async function bundleForBrowser(): Promise<BrowserBundle> {
  const bundle = await rolldown({
    input: 'entry',
    plugins: [
      { name: 'entry', resolveId: (id) => (id === 'entry' ? id : null), load: (id) => (id === 'entry' ? ENTRY : null) },
    ],
    platform: 'browser',
    treeshake: TREESHAKE,
  });
  const { output } = await bundle.generate({ minify: true });
  const inputs = (await bundle.watchFiles).map((path) => relative(root, path));
  await bundle.close();
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const initial = new Set<OutputChunk>();
  const follow = (chunk: OutputChunk): void => {
    if (initial.has(chunk)) return;
    initial.add(chunk);
    for (const name of chunk.imports) follow(chunks.get(name)!);
  };
  follow([...chunks.values()].find(({ isEntry }) => isEntry)!);
  const weigh = (first: boolean) =>
    [...chunks.values()]
      .filter((chunk) => initial.has(chunk) === first)
      .reduce((sum, { code }) => sum + gzipSync(code).length, 0);
  return { first: weigh(true), later: weigh(false), inputs };
}
