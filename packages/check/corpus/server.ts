import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { load } from 'js-yaml';
import { z } from 'zod';

const KUBECONFIG = z.object({
  'current-context': z.string(),
  contexts: z.array(z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string() }) })),
  clusters: z.array(
    z.object({ name: z.string(), cluster: z.object({ server: z.string(), 'certificate-authority-data': z.string() }) }),
  ),
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({ 'client-certificate-data': z.string(), 'client-key-data': z.string() }),
    }),
  ),
});

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A connection to the API server of a kubeconfig's current context, by client certificate. */
export class Server {
  readonly #agent: Agent;
  readonly #url: string;

  /** @throws Error when the kubeconfig cannot be read or has no client certificate. */
  constructor(kubeconfig: string, connections: number) {
    const config = KUBECONFIG.parse(load(readFileSync(kubeconfig, 'utf8')));
    const { context } = config.contexts.find(({ name }) => name === config['current-context'])!;
    const { cluster } = config.clusters.find(({ name }) => name === context.cluster)!;
    const { user } = config.users.find(({ name }) => name === context.user)!;
    const decode = (text: string) => Buffer.from(text, 'base64');
    this.#url = cluster.server;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: connections,
      ca: decode(cluster['certificate-authority-data']),
      cert: decode(user['client-certificate-data']),
      key: decode(user['client-key-data']),
    });
  }

  /**
   * Send one request; `text` goes as YAML, byte for byte. A connection that the
   * server had just closed is opened again; one that it closes every time is a crash of its own, as good as a refusal.
   */
  async send(method: 'GET' | 'POST' | 'DELETE', path: string, text?: string): Promise<Answer> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#once(method, path, text);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
        if (tries === 3) {
          return { status: 500, body: 'the server hung up' };
        }
      }
    }
  }

  #once(method: 'GET' | 'POST' | 'DELETE', path: string, text?: string): Promise<Answer> {
    const headers = {
      accept: 'application/json',
      ...(text === undefined ? {} : { 'content-type': 'application/yaml' }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  async json(path: string): Promise<unknown> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${body.slice(0, 200)}`);
    return JSON.parse(body);
  }

  close(): void {
    this.#agent.destroy();
  }
}
