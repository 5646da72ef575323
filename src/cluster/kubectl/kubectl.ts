import { setTimeout as pause } from 'node:timers/promises';
import { type CommandOutput, EngineError } from '../engine.ts';
import { FORBIDDEN_MS } from './api.ts';
import { type RunOptions, run } from './process.ts';
import { isAway, isForbidden } from './rejection.ts';

const AWAY_MS = 60_000;
const AGAIN_MS = 500;
/** Long enough for `kubectl delete` and `kubectl rollout status`, which wait. */
const TIMEOUT_MS = 120_000;

/** kubectl with one kubeconfig and nothing else of this machine's: no user settings, plugins' variables or caches. */
export class Kubectl {
  readonly #env: Readonly<Record<string, string>>;
  readonly #signal: AbortSignal;

  /** `folder` takes what kubectl caches; share it between kubeconfigs of one cluster, discovery is slow. */
  constructor(kubeconfig: string, folder: string, signal: AbortSignal) {
    this.#signal = signal;
    this.#env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      KUBECONFIG: kubeconfig,
      KUBECACHEDIR: `${folder}/cache`,
      KUBERC: 'off',
      TZ: 'UTC',
      LC_ALL: 'C.UTF-8',
      // kubectl is written in Go and lives for a moment: collecting garbage and spreading over cores take a third of its time.
      GOGC: 'off',
      GOMAXPROCS: '1',
    };
  }

  /**
   * Run a kubectl command line, with or without the word `kubectl` before it. While the API server is away
   * (restarting) it is run again, for a minute.
   * @throws EngineError when the server stays away.
   */
  async run(argv: readonly string[], options: Pick<RunOptions, 'stdin' | 'timeoutMs'> = {}): Promise<CommandOutput> {
    const args = argv[0] === 'kubectl' ? argv.slice(1) : argv;
    const began = Date.now();
    for (;;) {
      const output = await run('kubectl', args, {
        timeoutMs: TIMEOUT_MS,
        ...options,
        env: this.#env,
        signal: this.#signal,
      });
      if (output.exitCode === 0 || this.#signal.aborted) return output;
      const waited = Date.now() - began;
      const forbidden = isForbidden(output.stderr) && waited <= FORBIDDEN_MS;
      if (!forbidden && !isAway(output.stderr)) return output;
      if (waited > AWAY_MS) throw new EngineError(`kubectl does not reach the cluster: ${output.stderr.trim()}`);
      await pause(AGAIN_MS);
    }
  }
}
