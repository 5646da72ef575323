import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@studylog/check/text';
import type { CommandOutput, RunningCommand } from '../engine.ts';
import { FORBIDDEN_MS } from './api.ts';
import { type Access, accessFlags } from './kubeconfig.ts';
import { type RunOptions, run, start } from './process.ts';
import { hasRun, isAway, isForbidden } from './rejection.ts';

const AWAY_MS = 60_000;
const AGAIN_MS = 500;
/** Long enough for `kubectl delete` and `kubectl rollout status`, which wait. */
const TIMEOUT_MS = 120_000;

/** kubectl with one access and nothing else of this machine's: no user settings, plugins' variables or caches. */
export class Kubectl {
  readonly #access: readonly string[];
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #signal: AbortSignal;

  /** `folder` takes what kubectl caches, and is where it runs; share it within one cluster, discovery is slow. */
  constructor(access: Access, folder: string, signal: AbortSignal) {
    this.#access = accessFlags(access);
    this.#folder = folder;
    this.#signal = signal;
    this.#env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      KUBECONFIG: access.kubeconfig,
      KUBECACHEDIR: `${folder}/cache`,
      KUBERC: 'off',
      KUBECTL_KUBERC: 'false',
      TZ: 'UTC',
      LC_ALL: 'C.UTF-8',
      // kubectl is written in Go and lives for a moment: collecting garbage and spreading over cores take a third of its time.
      GOGC: 'off',
      GOMAXPROCS: '1',
    };
  }

  /** Start a command line that goes on until it is stopped. */
  start(argv: readonly string[], printed?: () => void): RunningCommand {
    const { GOGC: _once, ...env } = this.#env;
    return start('kubectl', this.#confined(argv), { env, cwd: this.#folder, signal: this.#signal }, printed);
  }

  /**
   * Run a kubectl command line, with or without the word `kubectl` before it. While the API server is away
   * (restarting) it is run again, for a minute.
   * @throws Fault when the server stays away; Error for a `--` that no words of a container follow.
   */
  async run(argv: readonly string[], options: Pick<RunOptions, 'stdin' | 'timeoutMs'> = {}): Promise<CommandOutput> {
    const args = this.#confined(argv);
    const began = Date.now();
    for (;;) {
      const output = await run('kubectl', args, {
        timeoutMs: TIMEOUT_MS,
        ...options,
        env: this.#env,
        cwd: this.#folder,
        signal: this.#signal,
      });
      if (output.exitCode === 0 || this.#signal.aborted || hasRun(output.stderr)) return output;
      const waited = Date.now() - began;
      const forbidden = isForbidden(output.stderr) && waited <= FORBIDDEN_MS;
      if (!forbidden && !isAway(output.stderr)) return output;
      if (waited > AWAY_MS) throw notReached(output.stderr.trim());
      await pause(AGAIN_MS);
    }
  }

  /** The flags that confine come last, as far as kubectl reads flags: after `--` they would be words that run in a container. */
  #confined(argv: readonly string[]): string[] {
    const args = argv[0] === 'kubectl' ? argv.slice(1) : [...argv];
    const end = args.indexOf('--');
    if (end < 0) return [...args, ...this.#access];
    if (args[0] !== 'exec') throw new Error('kubectl is run without `--`');
    return [...args.slice(0, end), ...this.#access, ...args.slice(end)];
  }
}

function notReached(printed: string): Fault {
  return new Fault({
    ko: `kubectl이 클러스터에 연결하지 못합니다: ${printed}`,
    en: `kubectl cannot reach the cluster: ${printed}`,
  });
}
