import type { CommandOutput } from '../engine.ts';
import type { Api } from './api.ts';
import { createClientPod } from './client-pod.ts';
import { run } from './process.ts';

/** The image of the client Pod that readers make. */
export const CURL_IMAGE = 'curlimages/curl:8.16.0';
const POD = 'curl';
const TIMEOUT_MS = 30_000;

/** Runs the commands of pages that send a request: `kubectl exec` in a Pod with curl, as a reader's own client is one. */
export class CurlPod {
  readonly #api: Api;
  readonly #kubeconfig: string;
  readonly #namespace: string;
  readonly #signal: AbortSignal;
  #created: Promise<void> | undefined;

  constructor(api: Api, kubeconfig: string, namespace: string, signal: AbortSignal) {
    this.#api = api;
    this.#kubeconfig = kubeconfig;
    this.#namespace = namespace;
    this.#signal = signal;
  }

  /**
   * Run the command; the Pod starts with the first.
   * @param words gives the words after `kubectl` for the Pod
   * @throws Fault when the Pod does not come up.
   */
  async run(words: (client: { namespace: string; pod: string }) => readonly string[]): Promise<CommandOutput> {
    const command = ['sleep', 'infinity'];
    this.#created ??= createClientPod(this.#api, { namespace: this.#namespace, name: POD, image: CURL_IMAGE, command });
    try {
      await this.#created;
    } catch (error) {
      this.#created = undefined;
      throw error;
    }
    const args = [`--kubeconfig=${this.#kubeconfig}`, ...words({ namespace: this.#namespace, pod: POD })];
    return run('kubectl', args, { timeoutMs: TIMEOUT_MS, signal: this.#signal });
  }
}
