import type { Localized } from '@studylog/check/text';
import { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import {
  type Cluster,
  type CommandOutput,
  type RunningCommand,
  Unsupported,
  type Workspace,
} from '../cluster/engine.ts';
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
  const run = (argv: readonly string[], options?: RunOptions) => printed(own, argv, options);
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
    kubectl: run,
    start: (argv, heard) => started(own, argv, heard),
    ask: (words) => run(words(READER.client)),
    images: () => own.images(),
    timeline: () => own.timeline(),
    close: () => own.close(),
  };
}

interface RunOptions {
  readonly stdin?: string;
  readonly timeoutMs?: number;
}

/** The exit code of a command that was stopped. */
const TIMED_OUT = 124;

/** Run a command line to its end. @throws Unsupported for what the simulation does not have */
async function printed(
  own: EmbeddedWorkspace,
  argv: readonly string[],
  { stdin, timeoutMs }: RunOptions = {},
): Promise<CommandOutput> {
  const { printed: text, ...streams } = collected();
  const over = new AbortController();
  const ended = new AbortController();
  let lacking: Localized | undefined;
  const running = kubectl(own, argv, {
    ...streams,
    signal: over.signal,
    file: () => undefined,
    lacking: (said) => {
      lacking = said;
    },
    ...(stdin === undefined ? {} : { stdin }),
  }).finally(() => ended.abort());
  const timer =
    timeoutMs === undefined
      ? undefined
      : own.linger(timeoutMs, ended.signal).then(() => (ended.signal.aborted ? running : undefined));
  const exitCode = await (timer ? Promise.race([running, timer]) : running);
  if (lacking) throw new Unsupported(lacking);
  if (exitCode !== undefined) return { exitCode, ...text };
  over.abort();
  return { exitCode: TIMED_OUT, ...text, stopped: true };
}

/** Start a command line that goes on while steps let time pass. */
function started(own: EmbeddedWorkspace, argv: readonly string[], heard?: () => void): RunningCommand {
  const interrupt = new AbortController();
  const state = { printed: '', ended: false };
  let lacking: Localized | undefined;
  const print = (text: string) => {
    state.printed += text;
    heard?.();
  };
  const running = kubectl(own, argv, {
    out: print,
    error: print,
    signal: interrupt.signal,
    file: () => undefined,
    isBeside: true,
    lacking: (said) => {
      lacking = said;
    },
  }).finally(() => {
    state.ended = true;
  });
  // It is heard of when the command is stopped.
  running.catch(() => {});
  return {
    get printed() {
      return state.printed;
    },
    get ended() {
      return state.ended;
    },
    async stop() {
      interrupt.abort();
      await running;
      if (lacking) throw new Unsupported(lacking);
    },
  };
}
