import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { embeddedEngine } from '../../../src/cluster/embedded/node.ts';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { Leftovers } from '../../../src/cluster/leftovers.ts';

/** An embedded cluster that is closed when the test file is done with it. */
export function startEmbedded(): Promise<Cluster> {
  return embeddedEngine.start({
    root: process.cwd(),
    signal: new AbortController().signal,
    leftovers: new Leftovers(),
    progress: () => {},
  });
}

/** The images that the repository's examples use. */
const CONFIG =
  "export default { title: 'log', imageHosts: ['docker.io/curlimages', 'docker.io/library', 'ghcr.io/subicura'], kubernetes: ['1.36'], notes: ['pod'] };\n";

/** A project that holds copies of the repository's examples without their evidence, changed by `change`; removed after the test. */
export function projectWith(
  ids: readonly string[],
  change: Readonly<Record<string, (text: string) => string>> = {},
): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'studylog.config.ts'), CONFIG);
  cpSync(join(process.cwd(), 'images'), join(root, 'images'), { recursive: true });
  for (const id of ids) {
    mkdirSync(join(root, 'examples', id), { recursive: true });
    cpSync(join(process.cwd(), 'examples', id), join(root, 'examples', id), {
      recursive: true,
      filter: (path) => !/(verified|timeline)\.json$/.test(path),
    });
  }
  for (const [path, edit] of Object.entries(change)) {
    const file = join(root, 'examples', path);
    const before = readFileSync(file, 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`the edit of ${path} changes nothing`);
    writeFileSync(file, after);
  }
  return root;
}
