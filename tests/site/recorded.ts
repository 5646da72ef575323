import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sites.ts';

/** timeline.json as it is in the repository, read by nothing of the project. */
export interface Recorded {
  readonly steps: readonly [number, number, string][];
  readonly answers: readonly { to: string; path: string; status?: number; pod?: string }[];
  readonly requests: readonly [number, number, number, number][];
  readonly objects: readonly { kind: string; name: string; owner?: { kind: string; name: string } }[];
  readonly states: readonly Readonly<Record<string, unknown>>[];
  readonly changes: readonly [number, '+' | '~' | '-', number, number][];
  readonly reports: readonly {
    about: { kind: string; name: string };
    component: string;
    reason: string;
    message: string;
  }[];
  readonly events: readonly [number, number, number][];
  readonly leftOut: readonly { kind: string; name: string; count: number }[];
}

export const recordOf = (id: string): Recorded =>
  JSON.parse(readFileSync(join(ROOT, 'examples', id, 'timeline.json'), 'utf8'));

/** Each time at which something happened, once; for a request, when it was known what came of it. */
export function timesOf({ steps, requests, changes, events }: Recorded): number[] {
  const all = [...[...steps, ...changes, ...events].map(([at]) => at), ...requests.map(([, until]) => until)];
  return [...new Set(all)].sort((a, b) => a - b);
}
