import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '@studylog/check/manifest';
import { Fault, verbatim } from '@studylog/check/text';

/** The API server said no. */
export class ApiError extends Fault {
  override readonly name = 'ApiError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(verbatim(message));
    this.status = status;
  }
}

export interface ApiRequest {
  readonly body?: Json;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** What a watch line carries. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: { kind?: string; code?: number; metadata: { resourceVersion: string; uid: string } };
}

/** How long a cluster may be away (API server restarting) before a request gives up. */
const AWAY_MS = 60_000;
/** How long an API server that has just started may forbid what it allows, until it has read who may do what. */
export const FORBIDDEN_MS = 5000;
const RETRY_MS = 300;

/** The Kubernetes API, reached over the unix socket of a `kubectl proxy`, which brings every kind of credentials. */
export class Api {
  readonly #socket: string;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #closing = new AbortController();
  /** The API server's clock minus this machine's, in milliseconds. */
  clockOffset = 0;

  constructor(socket: string) {
    this.#socket = socket;
  }

  /**
   * Send a request and read the JSON answer. While the API server is away, tries again for a minute.
   * @throws ApiError when the server refuses; Fault when it stays away, or the connection is closed meanwhile.
   */
  async request<T = unknown>(method: string, path: string, request: ApiRequest = {}): Promise<T> {
    const began = Date.now();
    for (;;) {
      const { status, text } = await this.#send(method, path, request).catch((error: Error) => {
        request.signal?.throwIfAborted();
        return { status: 0, text: error.message };
      });
      if (status >= 200 && status < 300) return JSON.parse(text) as T;
      const away = status === 0 || status === 429 || status >= 500;
      const waited = Date.now() - began;
      if (!away && (status !== 403 || waited > FORBIDDEN_MS)) throw new ApiError(status, messageOf(text));
      if (waited > AWAY_MS || this.#closing.signal.aborted) {
        throw noAnswer(messageOf(text));
      }
      await pause(RETRY_MS, undefined, { signal: request.signal });
    }
  }

  get<T = unknown>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  /** Get an object, or undefined when there is none. */
  async find<T = unknown>(path: string): Promise<T | undefined> {
    return this.get<T>(path).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    });
  }

  /** Create an object; one that exists already is left as it is. */
  async create(path: string, body: Json): Promise<void> {
    await this.request('POST', path, { body }).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
    });
  }

  /** Delete an object or a collection; what is gone already is fine. */
  async delete(path: string, options: Json = {}): Promise<void> {
    await this.request('DELETE', path, { body: options }).catch((error: unknown) => {
      if (!(error instanceof ApiError && (error.status === 404 || error.status === 409))) throw error;
    });
  }

  /** Follow a watch until it ends or `signal` is aborted. Resolves either way; the caller lists and watches again. */
  async watch(path: string, onEvent: (event: WatchEvent) => void, signal: AbortSignal): Promise<void> {
    try {
      const response = await this.#open('GET', path, { signal });
      response.setEncoding('utf8');
      let rest = '';
      for await (const chunk of response as AsyncIterable<string>) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line !== '') onEvent(JSON.parse(line) as WatchEvent);
      }
    } catch {
      // A broken watch is no news: the list that follows tells what was missed.
    }
  }

  async #send(method: string, path: string, request: ApiRequest): Promise<{ status: number; text: string }> {
    const response = await this.#open(method, path, request);
    response.setEncoding('utf8');
    let text = '';
    for await (const chunk of response as AsyncIterable<string>) text += chunk;
    const serverTime = Date.parse(response.headers.date ?? '');
    if (!Number.isNaN(serverTime)) this.clockOffset = serverTime - Date.now();
    return { status: response.statusCode ?? 0, text };
  }

  #open(method: string, path: string, { body, contentType, signal }: ApiRequest): Promise<IncomingMessage> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node sends the body of a DELETE without a length unless told.
    const bodyHeaders = text && {
      'content-type': contentType ?? 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const headers = { accept: 'application/json', ...bodyHeaders };
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { socketPath: this.#socket, agent: this.#agent, method, path, headers, signal },
        resolve,
      );
      request.once('error', reject);
      request.end(text);
    });
  }

  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }
}

function noAnswer(printed: string): Fault {
  return new Fault({
    ko: `클러스터의 API 서버가 응답하지 않습니다: ${printed}`,
    en: `the API server of the cluster does not respond: ${printed}`,
  });
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text.trim().slice(0, 300);
  }
}
