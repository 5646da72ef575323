import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { HttpOutcome, SteadyOutcome } from '../engine.ts';
import type { Api } from './api.ts';
import { createClientPod } from './client-pod.ts';

/** Any image with Node 24 does; on kind it shares its layers with the stand-in images. */
export const CLIENT_IMAGE = 'node:24-bookworm-slim';
const POD = 'client';

/**
 * request.ts, and a loop that reads orders as lines of JSON: a request, a load of them (`everyMs`), the end of a load (`stop`).
 * The outcomes of each come as one line.
 */
const PROGRAM = `${readFileSync(new URL('./request.ts', import.meta.url), 'utf8')}
import { createInterface } from 'node:readline';
const loads = new Map();
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, url, timeoutMs, everyMs, stop } = JSON.parse(line);
  if (everyMs !== undefined) return loads.set(id, requestSteadily(url, timeoutMs, everyMs));
  const outcomes = stop ? await loads.get(id)() : [await request(url, timeoutMs)];
  process.stdout.write(JSON.stringify({ id, outcomes }) + '\\n');
});
`;

/**
 * Sends requests from a Pod of the run's home namespace, as any client in the cluster would:
 * through the cluster IP and kube-proxy, which a port-forward or the API server's proxy would go round.
 */
export class InsideClient {
  readonly #api: Api;
  readonly #kubeconfig: string;
  readonly #namespace: string;
  readonly #waiting = new Map<number, (outcomes: HttpOutcome[]) => void>();
  #next = 0;
  #process: Promise<ChildProcessWithoutNullStreams> | undefined;

  constructor(api: Api, kubeconfig: string, namespace: string) {
    this.#api = api;
    this.#kubeconfig = kubeconfig;
    this.#namespace = namespace;
  }

  /** Send a request; the Pod starts with the first. @throws Fault when the Pod does not come up. */
  async request(url: string, timeoutMs: number): Promise<HttpOutcome> {
    const { outcomes } = await this.#order({ url, timeoutMs });
    return (await outcomes)[0]!;
  }

  /** Send requests steadily until `stop` is called, which gives their outcomes; their times count from `started`. */
  async load(url: string, timeoutMs: number, everyMs: number) {
    const { id, child, started, outcomes } = await this.#order({ url, timeoutMs, everyMs });
    const stop = async (): Promise<SteadyOutcome[]> => {
      child.stdin.write(`${JSON.stringify({ id, stop: true })}\n`);
      // One that was lost on the way has no time.
      return (await outcomes).map((outcome) => ({ at: 0, ...outcome }));
    };
    return { started, stop };
  }

  async #order(order: { url: string; timeoutMs: number; everyMs?: number }) {
    this.#process ??= this.#start();
    const child = await this.#process.catch((error) => {
      this.#process = undefined;
      throw error;
    });
    const id = this.#next++;
    const outcomes = new Promise<HttpOutcome[]>((resolve) => this.#waiting.set(id, resolve));
    const started = performance.now();
    child.stdin.write(`${JSON.stringify({ id, ...order })}\n`);
    return { id, child, started, outcomes };
  }

  /** Nothing is under way any more: kubectl need not wait for a Pod that is about to go. */
  async close(): Promise<void> {
    const child = await this.#process?.catch(() => undefined);
    child?.kill();
  }

  async #start(): Promise<ChildProcessWithoutNullStreams> {
    await createClientPod(this.#api, {
      namespace: this.#namespace,
      name: POD,
      image: CLIENT_IMAGE,
      command: ['node', '-e', 'setInterval(() => {}, 1e9)'],
    });
    const command = ['node', '--no-warnings', '--input-type=module-typescript', '-e', PROGRAM];
    const args = [`--kubeconfig=${this.#kubeconfig}`, '-n', this.#namespace, 'exec', '-i', POD, '--', ...command];
    const child = spawn('kubectl', args, { detached: true });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => {});
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { id, outcomes } = JSON.parse(line) as { id: number; outcomes: HttpOutcome[] };
      this.#waiting.get(id)?.(outcomes);
      this.#waiting.delete(id);
    });
    // A lost connection (API server or node restarted) fails what is under way; the next request starts anew.
    child.once('close', () => {
      this.#process = undefined;
      const message = {
        ko: `클러스터 안의 클라이언트와 연결이 끊어졌습니다: ${stderr.trim()}`,
        en: `the connection to the client in the cluster was lost: ${stderr.trim()}`,
      };
      for (const resolve of this.#waiting.values()) resolve([{ kind: 'error', message, ms: 0 }]);
      this.#waiting.clear();
    });
    return child;
  }
}
