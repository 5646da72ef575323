import { changeOf, kubectlWords } from '../example/command.ts';
import type { PlainStep, Step } from '../example/schema.ts';
import type { VerifiedStep } from '../example/verified.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import type { Lang } from './lang.ts';
import { type SentenceTable, sentences } from './step-sentences.ts';

/** A step as a page shows it. */
export interface ShownStep {
  /** `0`, `1`, …; a step inside `meanwhile` is `3.0`. The same as in results. */
  readonly index: string;
  readonly verb: Step['verb'];
  /** The author's own sentence, if any. */
  readonly say: string | undefined;
  /** What happens or must be true, in words. Backticks make code. */
  readonly sentence: string;
  readonly conditions: readonly Condition[];
  /** The command line that the step stands for. */
  readonly command: string | undefined;
  /** The file that it applies. */
  readonly applies: string | undefined;
  /** What the shown run recorded. */
  readonly result: VerifiedStep | undefined;
}

/**
 * Describe an example's steps in a language, with the results of a run beside them.
 * Results stand in the order of the steps, those inside `meanwhile` after it.
 */
export function shownSteps(
  steps: readonly Step[],
  lang: Lang,
  results: readonly VerifiedStep[],
  addressOf: (file: string) => string,
): ShownStep[] {
  return flatten(steps).map(({ index, step }, position) => ({
    index,
    verb: step.verb,
    say: step.say?.[lang],
    sentence: sentenceOf(step, lang),
    conditions: conditionsFor(step),
    command: commandOf(step, addressOf),
    applies: step.verb === 'apply' ? step.apply : undefined,
    result: results[position],
  }));
}

function flatten(steps: readonly Step[]): { index: string; step: Step }[] {
  return steps.flatMap((step, index) => [
    { index: String(index), step },
    ...(step.verb === 'meanwhile'
      ? step.do.map((child, nested) => ({ index: `${index}.${nested}`, step: child as Step }))
      : []),
  ]);
}

/** The command line that a step stands for, as the reader types it; undefined for steps that only look. */
export function commandOf(step: Step | PlainStep, addressOf: (file: string) => string): string | undefined {
  if (step.verb === 'run') return step.run;
  if (step.verb === 'apply') return `kubectl apply -f ${addressOf(step.apply)}`;
  const change = changeOf(step);
  return change && kubectlWords(change).join(' ');
}

function sentenceOf(step: Step, lang: Lang): string {
  const table: SentenceTable = sentences[lang];
  const write = table[step.verb] as (step: Step) => string;
  return write(step);
}

/** The conditions that are listed below a step's sentence. */
function conditionsFor(step: Step): Condition[] {
  switch (step.verb) {
    case 'expect': {
      const { apiVersion: _version, kind: _kind, ...rest } = step.expect;
      return conditionsOf(withoutTarget(rest));
    }
    case 'run':
      return step.output === undefined ? [] : conditionsOf(step.output, 'output');
    case 'apply':
      return step.rejected ? conditionsOf(step.rejected.message, 'message') : [];
    case 'http': {
      const { status, body } = step.http;
      return conditionsOf({ ...(status === undefined ? {} : { status }), ...(body === undefined ? {} : { body }) });
    }
    case 'page': {
      const { text, role } = step.page;
      return conditionsOf({ ...(role === undefined ? {} : { role }), ...(text === undefined ? {} : { text }) });
    }
    case 'logs':
      return conditionsOf(step.logs.text, 'log');
    case 'restarts':
      return conditionsOf(step.restarts.count, 'restartCount');
    case 'events': {
      const { type, reason, message } = step.events;
      return conditionsOf({ ...(type ? { type } : {}), reason, ...(message === undefined ? {} : { message }) });
    }
    case 'meanwhile': {
      const { sent, failed } = step.meanwhile;
      return conditionsOf({ ...(sent === undefined ? {} : { sent }), failed });
    }
    default:
      return [];
  }
}

/** Name and labels say which object is meant, and the sentence says them already. */
function withoutTarget(expected: Record<string, unknown>): Record<string, unknown> {
  const { metadata, ...rest } = expected;
  if (typeof metadata !== 'object' || metadata === null) return expected;
  const kept = Object.entries(metadata).flatMap(([key, value]) => {
    if (key === 'name' && typeof value === 'string') return [];
    if (key !== 'labels') return [[key, value] as const];
    const compared = Object.entries(value as Record<string, unknown>).filter(([, label]) => typeof label !== 'string');
    return compared.length > 0 ? [[key, Object.fromEntries(compared)] as const] : [];
  });
  return kept.length === 0 ? rest : { metadata: Object.fromEntries(kept), ...rest };
}
