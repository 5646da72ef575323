import type { Faults } from './fault.ts';
import type { MappingNode, Node, ScalarNode } from './manifest/document.ts';
import type { Mentioning, Rule, Visit } from './rule.ts';
import type { Scalar } from './schema/schema.ts';

/** A rule and one of its functions. */
export interface Listener<F> {
  readonly rule: Rule;
  readonly call: F;
  /** Its place in what `mentioned` gives; absent for a function that always has something to look at. */
  readonly mark?: number;
}

export type FaultCall<F extends keyof Faults = keyof Faults> = (visit: Visit, fault: Faults[F]) => void;

/** Rules' functions by what they listen to, so that a walk calls only those concerned. */
export interface RuleIndex {
  visitors(type: string): readonly Listener<(visit: Visit<MappingNode>) => void>[];
  readonly texts: readonly Listener<NonNullable<Rule['text']>>[];
  readonly objects: readonly Listener<NonNullable<Rule['object']>>[];
  scalars(scalar: Scalar): readonly Listener<(visit: Visit<ScalarNode>) => void>[];
  faults<F extends keyof Faults>(fault: F): readonly Listener<FaultCall<F>>[];
  problems(code: string): readonly Listener<NonNullable<Rule['problems']>[string]>[];
  readonly bundle: readonly Listener<NonNullable<Rule['bundle']>>[];
  /** Stands for the rules on rare fields. */
  readonly rare: Marked;
  /** Which functions a document mentions a key of. */
  mentioned(root: Node): Mentioned;
}

/** A bit for each function that waits to be mentioned, 32 a number. */
export type Mentioned = readonly number[];

type Marked = Pick<Listener<unknown>, 'mark'>;

/** Whether a function is to be called where this is mentioned. */
export function isCalled({ mark }: Marked, mentioned: Mentioned): boolean {
  return mark === undefined || (mentioned[mark >> 5]! & (1 << mark)) !== 0;
}

/** What one or more documents mention together. */
export function together(all: readonly Mentioned[]): Mentioned {
  return all.reduce((sum, each) => sum.map((bits, index) => bits | each[index]!));
}

/**
 * Sort rules into an index.
 * @param rareKeys keys that call for rules which may not be among them.
 */
export function indexRules(rules: readonly Rule[], rareKeys: readonly string[] = []): RuleIndex {
  const marks = new Marks();
  const visitors = group(rules, ({ visit }) => visit, marks);
  const scalars = group(rules, (rule) => rule.scalars, marks);
  const faults = group(rules, (rule) => rule.faults as Readonly<Record<string, FaultCall>> | undefined, marks);
  const problems = group(rules, (rule) => rule.problems, marks);
  return {
    visitors: (type) => visitors.get(type) ?? NOBODY,
    texts: rules.flatMap((rule) => (rule.text ? [{ rule, call: rule.text }] : [])),
    objects: rules.flatMap((rule) => (rule.object ? [{ rule, call: rule.object }] : [])),
    scalars: (scalar) => scalars.get(scalar) ?? NOBODY,
    faults: (fault) => faults.get(fault) ?? NOBODY,
    problems: (code) => problems.get(code) ?? NOBODY,
    bundle: rules.flatMap((rule) => (rule.bundle ? [marks.listener(rule, rule.bundle)] : [])),
    rare: { mark: marks.mark(rareKeys) },
    mentioned: (root) => marks.mentioned(root),
  };
}

const NOBODY: readonly never[] = [];

function group<F extends object>(
  rules: readonly Rule[],
  functionsOf: (rule: Rule) => Readonly<Record<string, Mentioning<F> | undefined>> | undefined,
  marks: Marks,
): Map<string, Listener<F>[]> {
  const groups = new Map<string, Listener<F>[]>();
  for (const rule of rules) {
    for (const [key, call] of Object.entries(functionsOf(rule) ?? {})) {
      if (call) groups.set(key, [...(groups.get(key) ?? []), marks.listener(rule, call)]);
    }
  }
  return groups;
}

/** Gives a mark to each function that waits for a key to be mentioned, and finds the mentions. */
class Marks {
  #count = 0;
  readonly #marks = new Map<readonly string[], number>();
  readonly #marksOf = new Map<string, number[]>();

  listener<F extends object>(rule: Rule, call: Mentioning<F>): Listener<F> {
    const keys = call.mentions ?? rule.rareKeys;
    return keys ? { rule, call, mark: this.mark(keys) } : { rule, call };
  }

  mark(keys: readonly string[]): number {
    const known = this.#marks.get(keys);
    if (known !== undefined) return known;
    const mark = this.#count++;
    this.#marks.set(keys, mark);
    for (const key of keys) this.#marksOf.set(key, [...(this.#marksOf.get(key) ?? []), mark]);
    return mark;
  }

  mentioned(root: Node): Mentioned {
    const found: number[] = [];
    for (let mark = 0; mark < this.#count; mark += 32) found.push(0);
    this.#look(root, found);
    return found;
  }

  #look(node: Node, found: number[]): void {
    if (node.kind === 'sequence') for (const item of node.entries) this.#look(item, found);
    if (node.kind !== 'mapping') return;
    for (const { key, value } of node.entries) {
      // A shift takes the last five bits of what it shifts by.
      for (const mark of this.#marksOf.get(key.text) ?? NOBODY) found[mark >> 5]! |= 1 << mark;
      this.#look(value, found);
    }
  }
}
