import type { HttpOutcome, HttpRequest, Workspace } from '../cluster/engine.ts';
import type { TimelineRequest } from '../example/timeline.ts';

/** A request that a step sent, or several that came to the same, as the timeline has it. */
export interface SentRequest extends Omit<TimelineRequest, 'step'> {
  /** Index of the step, as in its result. */
  readonly step: string;
}

/** A request and its answer on the engine's clock. */
export interface AnsweredRequest {
  readonly asked: Pick<HttpRequest, 'service' | 'path'>;
  readonly outcome: Outcome;
  readonly at: number;
  readonly until: number;
}

/** What of an outcome is recorded. */
type Outcome =
  | { readonly kind: 'response'; readonly status: number; readonly body: string }
  | { readonly kind: Exclude<HttpOutcome['kind'], 'response'>; readonly unsent?: true };

/** Rows that the requests of a run may take: what they would take beyond it, those that came to the same share. */
const MOST_ROWS = 400;

/**
 * Milliseconds within which requests that came to the same share a row, each step of the table shorter than the one before:
 * failures, which a reader looks for, are the last to share one.
 */
const SPANS: readonly { readonly answered: number; readonly failed: number }[] = [
  { answered: 0, failed: 0 },
  { answered: 500, failed: 0 },
  { answered: 1000, failed: 0 },
  { answered: 5000, failed: 0 },
  { answered: 15_000, failed: 500 },
  { answered: 60_000, failed: 5000 },
  { answered: Number.POSITIVE_INFINITY, failed: Number.POSITIVE_INFINITY },
];

/** Takes down what the steps of an example send. */
export class RequestLog {
  readonly #workspace: Pick<Workspace, 'opened' | 'timeline'>;
  readonly #sent: SentRequest[] = [];
  readonly #pods = new Set<string>();
  /** How much of the timeline the names are from. */
  #read = 0;

  constructor(workspace: Pick<Workspace, 'opened' | 'timeline'>) {
    this.#workspace = workspace;
  }

  /** Take down a request of the step with this index. */
  add(step: string, { asked, outcome, at, until }: AnsweredRequest): void {
    const since = (time: number) => Math.max(0, Math.round(time - this.#workspace.opened));
    this.#sent.push({
      step,
      at: since(at),
      until: since(until),
      to: asked.service,
      path: asked.path,
      ...(outcome.kind === 'response'
        ? { status: outcome.status, ...this.#answeredBy(outcome.body) }
        : { failure: outcome.unsent ? 'unsent' : outcome.kind }),
    });
  }

  /** All requests by time; of very many, those that came to the same share rows, and none is left out of the counts. */
  sent(): SentRequest[] {
    return bounded(this.#sent.toSorted((a, b) => a.at - b.at));
  }

  /** The Pod, where its name is the whole answer: a name within a longer text may be meant otherwise. */
  #answeredBy(body: string): { pod?: string } {
    const entries = this.#workspace.timeline();
    for (; this.#read < entries.length; this.#read += 1) {
      const { kind, metadata } = entries[this.#read]!.object;
      if (kind === 'Pod') this.#pods.add(metadata.name);
    }
    const name = body.trim();
    return this.#pods.has(name) ? { pod: name } : {};
  }
}

/** Requests by time in as many rows as they may take. */
export function bounded(requests: readonly SentRequest[], most = MOST_ROWS): SentRequest[] {
  for (const span of SPANS) {
    const rows = grouped(requests, span);
    if (rows.length <= most || span === SPANS.at(-1)) return rows;
  }
  return [];
}

function grouped(requests: readonly SentRequest[], { answered, failed }: (typeof SPANS)[number]): SentRequest[] {
  const rows: SentRequest[] = [];
  /** Where the newest row of what came to the same is. */
  const newest = new Map<string, number>();
  for (const request of requests) {
    const { at, until, count = 1, ...same } = request;
    const key = JSON.stringify(same);
    const place = newest.get(key);
    const row = place === undefined ? undefined : rows[place]!;
    if (row && at - row.at < (same.failure === undefined ? answered : failed)) {
      rows[place!] = { ...row, until: Math.max(row.until, until), count: (row.count ?? 1) + count };
    } else {
      newest.set(key, rows.length);
      rows.push(request);
    }
  }
  return rows;
}
