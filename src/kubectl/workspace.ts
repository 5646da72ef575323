import { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import type { Cluster, CommandOutput, Workspace } from '../cluster/engine.ts';
import { READER } from '../example/requests.ts';
import { collected, kubectl } from './index.ts';
import { called, resourceOf } from './kinds.ts';

/** A simulated cluster with its kubectl: steps can run commands there, and what they print is simulated as well. */
export function withKubectl(cluster: Cluster): Cluster {
  return {
    ...cluster,
    capabilities: new Set([...cluster.capabilities, 'kubectl']),
    open: async (exampleId) => {
      const workspace = await cluster.open(exampleId);
      return workspace instanceof EmbeddedWorkspace ? typable(workspace) : workspace;
    },
  };
}

/** A simulated workspace in which kubectl can be typed, by the steps of an example as by a reader. */
export function typable(own: EmbeddedWorkspace): Workspace {
  const run = (argv: readonly string[], stdin?: string) => printed(own, argv, stdin);
  return {
    namespace: own.namespace,
    opened: own.opened,
    apply: async (manifest) => {
      const { applied, rejections } = await own.applyObjects(manifest);
      const [rejection] = rejections;
      if (rejection) return { rejection };
      const lines = applied.map(
        ({ object, did }) => `${called(resourceOf(object.kind), object.metadata.name)} ${did}\n`,
      );
      return { output: lines.join('') };
    },
    change: async (_change, command) => {
      const { exitCode, stdout, stderr } = await run(command.slice(1));
      if (exitCode !== 0) throw new Error(stderr.trim());
      return stdout;
    },
    list: (kind) => own.list(kind),
    watch: (kind, changed) => own.watch(kind, changed),
    logs: (pod, options) => own.logs(pod, options),
    http: (request) => own.http(request),
    sleep: (ms, signal) => own.sleep(ms, signal),
    now: () => own.now(),
    kubectl: (argv, { stdin } = {}) => run(argv, stdin),
    ask: (words) => run(words(READER.client)),
    images: () => own.images(),
    timeline: () => own.timeline(),
    close: () => own.close(),
  };
}

async function printed(own: EmbeddedWorkspace, argv: readonly string[], stdin?: string): Promise<CommandOutput> {
  const { printed: text, ...streams } = collected();
  const exitCode = await kubectl(own, argv, {
    ...streams,
    signal: new AbortController().signal,
    file: () => undefined,
    ...(stdin === undefined ? {} : { stdin }),
  });
  return { exitCode, ...text };
}
