import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { DEFAULT_VERSION } from '../src/schema/versions.ts';

const root = join(import.meta.dirname, '..');

const ENTRY = `
  export { check } from '${root}/src/check.ts';
  export { mend } from '${root}/src/fix.ts';
  export { parseManifest } from '${root}/src/manifest/parse.ts';
`;

/** What a reader's browser loads to check manifests, parser included. */
export interface BrowserBundle {
  /** Bytes after gzip of the checker and the schemas of the default version. */
  readonly size: number;
  /** Source files, from the package's root. */
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
  });
  const { output } = await bundle.generate({ minify: true });
  const inputs = (await bundle.watchFiles).map((path) => relative(root, path));
  await bundle.close();
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const loaded = new Set<OutputChunk>();
  const follow = (chunk: OutputChunk): void => {
    if (loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) follow(chunks.get(name)!);
  };
  follow([...chunks.values()].find(({ isEntry }) => isEntry)!);
  const schemas = `/v${DEFAULT_VERSION}/api.json`;
  follow([...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(schemas)))!);
  return { size: [...loaded].reduce((sum, { code }) => sum + gzipSync(code).length, 0), inputs };
}
