import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { type Example, loadExample } from '../../../../src/example/load.ts';
import type { VerbName } from '../../../../src/example/verbs/index.ts';
import { type ExampleRun, runExample } from '../../../../src/verify/example.ts';
import type { ExampleResult, StepResult } from '../../../../src/verify/result.ts';
import { type Abilities, clusterOf, type World } from './world.ts';

/** A step as example.yaml writes it. */
export type Written = Readonly<Record<string, unknown>>;

/** One option of a verb, in a world where its step passes and one where it fails. */
export interface Row {
  readonly verb: VerbName;
  /** Where the option stands in the step: `within`, `http.refused`, `expect.spec.replicas.$gt`. */
  readonly option: string;
  readonly step: Written;
  readonly passes: World;
  readonly fails: World;
  /** Where the same step without the option has the other outcome. */
  readonly alone: 'passes' | 'fails' | 'both';
  /** Stands in the option's place instead of leaving it out, where a step needs one. */
  readonly otherwise?: unknown;
  /** What the failing step reports: its reason, then a line for each mismatch. */
  readonly says: readonly string[];
  /** The reason in Korean, where it holds other sentences or another order of words. */
  readonly inKorean?: string;
  /** Part of the passing step's result. */
  readonly records?: Partial<StepResult>;
}

/** The row's step without its option. */
export function stepWithout({ step, option, otherwise }: Row): Written {
  return without(step, option.split('.'), otherwise);
}

function without(value: Written, [key = '', ...rest]: readonly string[], otherwise: unknown): Written {
  if (!(key in value)) throw new Error(`the step has no ${key}`);
  if (rest.length > 0) return { ...value, [key]: without(value[key] as Written, rest, otherwise) };
  if (otherwise !== undefined) return { ...value, [key]: otherwise };
  const { [key]: _left, ...others } = value;
  return others;
}

/** Texts of the files that steps may apply. */
export const FILES = {
  'manifest.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: echo}\n',
  'v2.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: second}\n',
} as const;

const loaded = new Map<string, Example>();

/** Read steps, and other fields, as those of an example.yaml. Its folder is gone when this returns; the same text is read once. */
export function exampleOf(steps: readonly Written[], more: Written = {}): Example {
  const key = JSON.stringify([steps, more]);
  const example = loaded.get(key) ?? read(steps, more);
  loaded.set(key, example);
  return example;
}

function read(steps: readonly Written[], more: Written): Example {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  try {
    const folder = join(root, 'examples/cases/case');
    mkdirSync(folder, { recursive: true });
    const text = { ko: '예제', en: 'Example' };
    // JSON is YAML.
    writeFileSync(
      join(folder, 'example.yaml'),
      JSON.stringify({ title: text, summary: text, steps, ...more }, null, 1),
    );
    for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
    return loadExample(root, 'cases/case');
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Run steps in a world. */
export function runSteps(
  steps: readonly Written[],
  world: World,
  abilities?: Abilities,
  more?: Pick<ExampleRun, 'reader'>,
): Promise<ExampleResult> {
  const run = { ...clusterOf(world, abilities), signal: new AbortController().signal };
  return runExample(exampleOf(steps), { ...run, ...more });
}

/** passed: every step passed. failed: one failed. */
export function outcomeOf({ steps }: ExampleResult): StepResult['outcome'] {
  if (steps.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return steps.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'skipped';
}

/** What the failing step reports. */
export function saidBy({ steps }: ExampleResult, lang: Lang = 'en'): string[] {
  const failed = steps.find(({ outcome }) => outcome === 'failed');
  const lines = (failed?.mismatches ?? []).map(({ path, expected, actual }) => `${path}: ${expected}, not ${actual}`);
  return failed ? [failed.reason?.[lang] ?? '', ...lines] : [];
}
