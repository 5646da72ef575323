import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../src/manifest/parse.ts';
import { type Random, randomFrom } from './random.ts';
import { isScalar, replace, spotsOf } from './spots.ts';
import { STRUCTURE_MUTATORS } from './structure.ts';
import { TEXT_MUTATORS } from './text.ts';
import { STYLES, scalar, type Tree, treeOf, write } from './tree.ts';
import { expand, VALUE_MUTATORS } from './values.ts';

const FIXTURES = join(import.meta.dirname, '../tests/fixtures/manifests');
/** Change it, and every case but the hand-written ones changes: record anew then. */
const SEED = 'studylog 1';

export type CaseClass = 'valid' | 'yaml' | 'schema' | 'server';

/** One manifest of the corpus. */
export interface Case {
  /** The first 12 hex digits of the text's SHA-256: what recorded verdicts are kept by. */
  readonly key: string;
  readonly text: string;
  /** The table's row. */
  readonly fault: string;
  readonly class: CaseClass;
  /** Where it comes from, `pod.yaml#2`. */
  readonly base: string;
  /** The kind whose address it is posted to, whatever the text has become. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the checker answers for the server's validation beyond the schema too: of all that is written by hand. */
  readonly isValidated: boolean;
}

/** Kinds for which the checker also answers for the validation beyond the schema. */
const VALIDATED_KINDS = new Set(
  (
    'Pod Service ConfigMap Secret Namespace ServiceAccount PersistentVolumeClaim Deployment ReplicaSet StatefulSet DaemonSet ' +
    'Job CronJob Ingress NetworkPolicy HorizontalPodAutoscaler PodDisruptionBudget'
  ).split(' '),
);

interface Base {
  readonly name: string;
  readonly text: string;
  readonly tree?: Tree;
  readonly apiVersion: string;
  readonly kind: string;
  readonly fault?: string;
  readonly class: CaseClass;
}

/**
 * All cases, the same on every machine for the same seed: the manifests as they are, and each valid one changed in
 * many ways.
 * @param published folders of valid manifests beside the package's own; examples that are broken on purpose are left out.
 */
export function corpus(published: readonly string[] = [], seed: string = SEED): Case[] {
  const valid = basesIn('valid', 'valid');
  const broken = basesIn('broken', 'server');
  const donors = valid.flatMap(({ tree }) => (tree ? [tree] : []));
  const cases = new Map<string, Case>();
  const add = (base: Base, text: string, fault: string, faultClass: CaseClass): void => {
    // An empty text holds nothing to check.
    const isValidated = VALIDATED_KINDS.has(base.kind) || (base.fault !== undefined && text === base.text);
    if (text.trim() === '' || (!isValidated && faultClass === 'server')) return;
    const key = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const { name, apiVersion, kind } = base;
    if (!cases.has(key))
      cases.set(key, { key, text, fault, class: faultClass, base: name, apiVersion, kind, isValidated });
  };
  const others = published.flatMap(basesBelow);
  for (const base of [...valid, ...others, ...broken]) {
    add(base, base.text, base.fault ? 'written by hand' : 'as it is', base.class);
  }
  const change = (base: Base, wanted: (random: Random) => boolean): void =>
    mutate(base, seed, donors, wanted, (text, fault, faultClass) => add(base, text, fault, faultClass));
  for (const base of valid) change(base, () => true);
  // Examples come and go, and one that is added should not make the recording much larger: a quarter of the changes.
  for (const base of others) change(base, (random) => random.below(4) === 0);
  return [...cases.values()];
}

type Add = (text: string, fault: string, faultClass: CaseClass) => void;

/** Change `base` by every row of the tables, each as often as it says, where `wanted` says so. */
function mutate(
  base: Base,
  seed: string,
  donors: readonly Tree[],
  wanted: (random: Random) => boolean,
  add: Add,
): void {
  const { text, tree, name } = base;
  const seeded = (row: string, time: number): Random => randomFrom(`${seed}/${name}/${row}/${time}`);
  const repeat = (row: { fault: string; times: number }, make: (random: Random) => void): void => {
    for (let time = 0; time < row.times; time += 1) {
      if (wanted(seeded(row.fault, time))) make(seeded(row.fault, time));
    }
  };
  for (const row of TEXT_MUTATORS) {
    repeat(row, (random) => {
      const changed = row.apply(text, random);
      if (changed !== text) add(changed, row.fault, row.class);
    });
  }
  if (!tree) return;
  for (const style of STYLES) add(write(tree, style), 'written in another style', 'valid');
  for (const row of VALUE_MUTATORS) {
    repeat(row, (random) => {
      const changed = structuredClone(tree);
      const spots = spotsOf(changed).filter(isScalar).filter(row.where);
      if (spots.length === 0) return;
      const spot = random.pick(spots);
      replace(spot, scalar(expand(random.pick(row.values), spot.tree.value)));
      add(write(changed, random.pick(STYLES)), row.fault, row.class);
    });
  }
  for (const row of STRUCTURE_MUTATORS) {
    repeat(row, (random) => {
      const changed = structuredClone(tree);
      if (row.apply(changed, random, donors)) add(write(changed, random.pick(STYLES)), row.fault, row.class);
    });
  }
  repeat({ fault: 'two faults', times: 3 }, (random) => {
    const changed = structuredClone(tree);
    const first = random.pick(STRUCTURE_MUTATORS).apply(changed, random, donors);
    const second = changed.kind !== 'scalar' && random.pick(STRUCTURE_MUTATORS).apply(changed, random, donors);
    if (first && second) add(write(changed, random.pick(STYLES)), 'two faults', 'server');
  });
}

function basesIn(folder: string, faultClass: CaseClass): Base[] {
  return readdirSync(join(FIXTURES, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => basesOf(name, readFileSync(join(FIXTURES, folder, name), 'utf8'), faultClass));
}

function basesBelow(folder: string): Base[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('example.yaml') && !name.includes('broken-'))
    .sort()
    .flatMap((name) => basesOf(name, readFileSync(join(folder, name), 'utf8'), 'valid'));
}

/** Cut a file at its `---` lines, as text: broken documents must stay as they are. */
function basesOf(file: string, text: string, faultClass: CaseClass): Base[] {
  const documents = text.split(/^---\n/m).filter((document) => document.trim() !== '');
  return documents.map((document, index) => {
    const parsed = parseManifest(file, document);
    const node = parsed.problems.length === 0 ? parsed.documents[0]?.root : undefined;
    const word = (key: string) => new RegExp(`^[ "]*${key}"?: *"?([\\w./-]+)`, 'm').exec(document)?.[1];
    return {
      name: `${file}#${index + 1}`,
      text: document,
      ...(node ? { tree: treeOf(node) } : {}),
      apiVersion: word('apiVersion') ?? 'v1',
      kind: word('kind') ?? 'Pod',
      ...(faultClass === 'valid' ? {} : { fault: /^# fault: (.*)$/m.exec(document)?.[1] ?? 'fault' }),
      class:
        faultClass === 'valid' ? 'valid' : file === 'yaml.yaml' ? 'yaml' : file === 'schema.yaml' ? 'schema' : 'server',
    };
  });
}
