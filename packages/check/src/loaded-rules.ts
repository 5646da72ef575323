import type { Reader, Recovery } from './judged.ts';
import type { ManifestFile } from './manifest/document.ts';
import type { Identity } from './meant-kind.ts';
import type { Rule } from './rule.ts';
import { indexRules, isCalled, type Mentioned, type RuleIndex } from './rule-index.ts';
import { rules as core } from './rules/core.ts';
import { rareKeys } from './rules/rare-keys.ts';
import type { Schema } from './schema/schema.ts';

/** What takes a file or an object for what it was meant to be. */
interface Guesses {
  readonly recover: (file: ManifestFile, reader: Reader) => Recovery;
  readonly meantKind: (given: Identity, schema: Schema) => Identity | undefined;
}
interface Part extends Partial<Guesses> {
  readonly rules: readonly Rule[];
}

/** Rules that a reader's browser fetches only when a manifest calls for them. */
const PARTS = {
  faults: () => import('./rules/faults.ts'),
  rare: () => import('./rules/rare.ts'),
  'broken-yaml': () => import('./broken-yaml.ts'),
} as const satisfies Readonly<Record<string, () => Promise<Part>>>;
export type RulePart = keyof typeof PARTS;
export const RULE_PARTS = Object.keys(PARTS) as readonly RulePart[];

const loading = new Map<RulePart, Promise<void>>();
const loaded = new Set<RulePart>();
let rules = core;
let index = indexRules(rules, rareKeys);
let guesses: Guesses | undefined;

/** The rules that are loaded by now. */
export function loadedRules(): RuleIndex {
  return index;
}

/** Whether a document mentions a field of which the rules are not loaded yet. */
export function callsForRareFields(mentioned: Mentioned): boolean {
  return !loaded.has('rare') && isCalled(index.rare, mentioned);
}

/** @throws Error while a part is not loaded: without it, its faults would pass in silence. */
export function requireRules(part: RulePart): void {
  if (!loaded.has(part)) throw new Error(`the rules on ${part} are not loaded: await loadSchemaFor(files) first`);
}

/** @throws Error while it is not loaded. */
export function loadedGuesses(): Guesses {
  requireRules('broken-yaml');
  return guesses!;
}

/** Load a part once. */
export function loadRules(part: RulePart): Promise<void> {
  const known = loading.get(part);
  if (known) return known;
  const promise = PARTS[part]().then((module: Part) => {
    if (module.recover) guesses = module as Guesses;
    rules = [...rules, ...module.rules];
    index = indexRules(rules, rareKeys);
    loaded.add(part);
  });
  loading.set(part, promise);
  return promise;
}
