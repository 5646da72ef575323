import { EngineError } from '../engine.ts';
import { type RunOptions, run } from '../kubectl/process.ts';

/**
 * Run docker and return what it prints.
 * @throws EngineError with docker's own message.
 */
export async function docker(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await run('docker', args, options);
  if (exitCode !== 0) throw new EngineError(`docker ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
  return stdout.trim();
}

interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  readonly missing: string;
  readonly failing: string;
}

const TOOLS: readonly Tool[] = [
  {
    command: 'docker',
    args: ['info', '--format', '{{.ServerVersion}}'],
    missing: 'Docker is not installed. Install it (https://docs.docker.com/engine/install/) and try again',
    failing: 'Docker does not answer. Start it (`systemctl start docker`, or Docker Desktop) and try again',
  },
  {
    command: 'kind',
    args: ['version'],
    missing: 'kind is not installed. Install it (https://kind.sigs.k8s.io/docs/user/quick-start/) and try again',
    failing: 'kind does not run',
  },
  {
    command: 'kubectl',
    args: ['version', '--client'],
    missing: 'kubectl is not installed. Install it (https://kubernetes.io/docs/tasks/tools/) and try again',
    failing: 'kubectl does not run',
  },
];

/** Exit code of a shell for a program that is not there. */
const NOT_FOUND = 127;

/**
 * Make sure that the programs of a real cluster are there and answer. Resolves to kind's version, `kind v0.33.0`.
 * @throws EngineError naming the first that is missing and where to get it, and the engine that needs nothing.
 */
export async function requireTools(signal: AbortSignal): Promise<string> {
  const outputs = await Promise.all(
    TOOLS.map(({ command, args }) => run(command, args, { timeoutMs: 20_000, signal })),
  );
  signal.throwIfAborted();
  for (const [index, { exitCode, stderr }] of outputs.entries()) {
    if (exitCode === 0) continue;
    const { missing, failing } = TOOLS[index]!;
    const reason = exitCode === NOT_FOUND ? missing : `${failing}: ${stderr.trim()}`;
    throw new EngineError(`${reason}.\nWithout a cluster: --engine embedded`, 2);
  }
  return outputs[1]!.stdout.split(' ').slice(0, 2).join(' ');
}
