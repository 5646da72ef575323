import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a server said to one case.
 * accepted, refused: as the words say. state: it refused for what exists in the cluster or for admission, which no
 * offline checker knows. beyond: it refused by the validation of a kind that the checker only knows the schema of.
 */
export type Outcome = 'accepted' | 'refused' | 'state' | 'beyond';

export interface Verdict {
  readonly outcome: Outcome;
  /** The beginning of the server's message. */
  readonly reason: string;
}

/** Where the verdicts come from. */
export interface Provenance {
  readonly kubernetes: string;
  readonly platform: string;
  readonly recorded: string;
  readonly how: string;
}

export interface Verdicts {
  readonly provenance: Provenance;
  readonly byKey: ReadonlyMap<string, Verdict>;
}

const FILE = join(import.meta.dirname, 'verdicts.jsonl');

/** Read the recorded verdicts: provenance on the first line, then `[key, outcome, reason]` a line. */
export function readVerdicts(): Verdicts {
  const [first = '{}', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as [string, Outcome, string?]);
  return {
    provenance: JSON.parse(first) as Provenance,
    byKey: new Map(rows.map(([key, outcome, reason = '']) => [key, { outcome, reason }])),
  };
}

/** Write verdicts, sorted by key so that a new recording shows as a small diff. */
export function writeVerdicts({ provenance, byKey }: Verdicts): void {
  const rows = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map(([key, { outcome, reason }]) =>
    JSON.stringify(reason ? [key, outcome, reason] : [key, outcome]),
  );
  writeFileSync(FILE, `${[JSON.stringify(provenance), ...lines].join('\n')}\n`);
}
