import { parseManifest } from '@studylog/check/manifest';
import type { EmbeddedWorkspace } from '../../src/cluster/embedded/workspace.ts';
import type { Cluster, CommandOutput } from '../../src/cluster/engine.ts';
import { collected, kubectl } from '../../src/kubectl/index.ts';
import type { Sequence } from './sequence.ts';

/** What a sequence printed, line by line, and the namespace in which it ran. */
export interface Printed {
  readonly namespace: string;
  readonly lines: readonly (CommandOutput & { readonly line: string })[];
}

/** What a kubectl process takes to start, in which controllers go on with their work. */
const START_MS = 40;

/** Type a sequence's lines on the embedded cluster. */
export async function simulate(cluster: Cluster, { name, files, lines }: Sequence): Promise<Printed> {
  const workspace = (await cluster.open(`sequence/${name}`)) as EmbeddedWorkspace;
  const printed: (CommandOutput & { line: string })[] = [];
  try {
    for (const line of lines) {
      await workspace.sleep('sleep' in line ? line.sleep * 1000 : START_MS);
      const output =
        'kubectl' in line ? await typed(workspace, line.kubectl, files) : { exitCode: 0, stdout: '', stderr: '' };
      printed.push({ line: line.text, ...output });
    }
    return { namespace: workspace.namespace, lines: printed };
  } finally {
    await workspace.close();
  }
}

async function typed(
  workspace: EmbeddedWorkspace,
  words: readonly string[],
  files: Sequence['files'],
): Promise<CommandOutput> {
  const { printed, ...streams } = collected();
  const exitCode = await kubectl(workspace, words, {
    ...streams,
    signal: new AbortController().signal,
    file: (name) => (Object.hasOwn(files, name) ? parseManifest(name, files[name]!) : undefined),
  });
  return { exitCode, ...printed };
}
