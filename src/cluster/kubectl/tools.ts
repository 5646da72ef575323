import { EngineError } from '../engine.ts';
import { run } from './process.ts';

/** Programs of other projects that engines run; what to say where one is missing or does not answer. */
const TOOLS = {
  docker: {
    args: ['info', '--format', '{{.ServerVersion}}'],
    missing: 'Docker is not installed. Install it (https://docs.docker.com/engine/install/) and try again.',
    failing: 'Docker does not answer. Start it (`systemctl start docker`, or Docker Desktop) and try again',
  },
  kind: {
    args: ['version'],
    missing: 'kind is not installed. Install it (https://kind.sigs.k8s.io/docs/user/quick-start/) and try again.',
    failing: 'kind does not run',
  },
  kubectl: {
    args: ['version', '--client'],
    missing: 'kubectl is not installed. Install it (https://kubernetes.io/docs/tasks/tools/) and try again.',
    failing: 'kubectl does not run',
  },
} as const satisfies Record<string, { args: readonly string[]; missing: string; failing: string }>;

export type Tool = keyof typeof TOOLS;

/** Exit code of `run` for a program that is not there. */
const NOT_FOUND = 127;

/**
 * Make sure that programs are there and answer. Resolves to what each prints about itself.
 * @throws EngineError naming the first that is missing, where to get it, and the engine that needs nothing.
 */
export async function requireTools<T extends Tool>(
  tools: readonly T[],
  signal: AbortSignal,
): Promise<Record<T, string>> {
  const outputs = await Promise.all(tools.map((tool) => run(tool, TOOLS[tool].args, { timeoutMs: 20_000, signal })));
  signal.throwIfAborted();
  for (const [index, { exitCode, stderr }] of outputs.entries()) {
    if (exitCode === 0) continue;
    const { missing, failing } = TOOLS[tools[index]!];
    const reason = exitCode === NOT_FOUND ? missing : `${failing}: ${stderr.trim()}`;
    throw new EngineError(`${reason}\nWithout a cluster: --engine embedded`, 2);
  }
  return Object.fromEntries(tools.map((tool, index) => [tool, outputs[index]!.stdout.trim()])) as Record<T, string>;
}
