import type { Lang } from '@studylog/check/text';
import { conditionsOf } from '../../example/conditions.ts';
import type { IndexedStep } from '../../example/results.ts';
import { type Step, verbOf } from '../../example/verbs/index.ts';
import type { PanelStep } from './messages.ts';

const sentenceOf = (step: Step, lang: Lang): string => step.say?.[lang] ?? verbOf(step).sentence[lang](step);

/** The steps of an example, as the panel lists them. */
export function stepRows(steps: ReadonlyMap<string, Step>, lang: Lang, commandOf: (step: Step) => string): PanelStep[] {
  return [...steps].map(([index, step]) => ({
    index,
    sentence: sentenceOf(step, lang),
    command: commandOf(step),
    about: '',
    isInside: index.includes('.'),
  }));
}

/** The goals of an exercise, as the panel lists them. Their commands would be the answer. */
export function goalRows(goals: readonly IndexedStep[], lang: Lang): PanelStep[] {
  return goals.map(({ index, step }) => ({
    index,
    sentence: sentenceOf(step, lang),
    command: '',
    about: aboutOf(step),
    isInside: false,
  }));
}

/** The names and labels that a goal goes by; what else it expects is the answer. */
function aboutOf(step: Step): string {
  if (step.verb !== 'expect') return '';
  const { kind, metadata } = step.expect;
  const named = conditionsOf(metadata, 'metadata').filter(
    ({ path, relation }) => /^metadata\.(name|labels)/.test(path) && relation === '=',
  );
  return `${kind}: ${named.map(({ path, value }) => `${path} = ${value}`).join(', ')}`;
}
