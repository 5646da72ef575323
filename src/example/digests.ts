import { createHash } from 'node:crypto';

/** Hash text (as UTF-8) or bytes with SHA-256, in hex. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * One text for every way to write a value: the keys of mappings in one order at every depth, lists as they are.
 * @example canonical({ b: [1, 'x'], a: null }) // {"a":null,"b":[1,"x"]}
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  // YAML has numbers that JSON lacks: .inf and .nan.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join()}}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** What readers read, where they go from here, and what other examples are called. No run depends on it. */
const OF_NO_RUN = new Set(['title', 'summary', 'broken', 'fix', 'shares']);

/**
 * The digest of what an example expects, from example.yaml as it is written: no schema takes part, so that a new field with a
 * default changes nothing. Comments, the order of keys and texts for readers don't count.
 * @param written the value of example.yaml, which must fit the schema
 */
export function expectationsDigest(written: Fields): string {
  const kept = Object.entries(written).filter(([key]) => !OF_NO_RUN.has(key));
  return sha256(canonical(Object.fromEntries(kept.map(([key, value]) => [key, WITHOUT_TEXTS[key]?.(value) ?? value]))));
}

const WITHOUT_TEXTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  steps: (steps) => (steps as Fields[]).map(withoutSay),
  waive: (waivers) => (waivers as Fields[]).map(({ reason: _reason, ...waiver }) => waiver),
};

function withoutSay({ say: _say, ...step }: Fields): Fields {
  return 'do' in step ? { ...step, do: (step.do as Fields[]).map(withoutSay) } : step;
}

/**
 * The digest of a step as it is written, by which its results are found again. That of a step that holds others covers its own
 * fields; the steps inside it have digests of their own.
 */
export function stepDigest({ say: _say, ...step }: Fields): string {
  const { do: _steps, ...own } = step;
  return sha256(canonical(own));
}
