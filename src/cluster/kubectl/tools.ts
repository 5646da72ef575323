import { type Localized, misuse } from '@studylog/check/text';
import { run } from './process.ts';

/** Programs of other projects that engines run; what to say where one is missing or does not answer. */
const TOOLS = {
  docker: {
    args: ['info', '--format', '{{.ServerVersion}}'],
    missing: notInstalled('Docker가', 'Docker', 'https://docs.docker.com/engine/install/'),
    failing: {
      ko: 'Docker가 응답하지 않습니다. Docker를 시작한 뒤(`systemctl start docker`나 Docker Desktop) 다시 실행하십시오',
      en: 'Docker does not respond. Start it (`systemctl start docker`, or Docker Desktop) and try again',
    },
  },
  kind: {
    args: ['version'],
    missing: notInstalled('kind가', 'kind', 'https://kind.sigs.k8s.io/docs/user/quick-start/'),
    failing: { ko: 'kind를 실행할 수 없습니다', en: 'kind cannot be run' },
  },
  kubectl: {
    args: ['version', '--client'],
    missing: notInstalled('kubectl이', 'kubectl', 'https://kubernetes.io/docs/tasks/tools/'),
    failing: { ko: 'kubectl을 실행할 수 없습니다', en: 'kubectl cannot be run' },
  },
} as const satisfies Record<string, { args: readonly string[]; missing: Localized; failing: Localized }>;

function notInstalled(ko: string, en: string, guide: string): Localized {
  return {
    ko: `${ko} 설치되어 있지 않습니다. 설치한 뒤(${guide}) 다시 실행하십시오.`,
    en: `${en} is not installed. Install it (${guide}) and try again.`,
  };
}

export type Tool = keyof typeof TOOLS;

/** Exit code of `run` for a program that is not there. */
const NOT_FOUND = 127;

/**
 * Make sure that programs are there and answer. Resolves to what each prints about itself.
 * @throws Fault naming the first that is missing, where to get it, and the engine that needs nothing.
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
    const { ko, en } = exitCode === NOT_FOUND ? missing : printing(failing, stderr.trim());
    throw misuse({
      ko: `${ko}\n클러스터 없이 실행하려면: --engine embedded`,
      en: `${en}\nTo run without a cluster: --engine embedded`,
    });
  }
  return Object.fromEntries(tools.map((tool, index) => [tool, outputs[index]!.stdout.trim()])) as Record<T, string>;
}

function printing({ ko, en }: Localized, printed: string): Localized {
  return { ko: `${ko}: ${printed}`, en: `${en}: ${printed}` };
}
