import type { Completion, Completions } from '@studylog/check/edit';
import type { Checker } from './checker.ts';
import type { Choice, ChoiceList } from './choice-list.ts';
import type { MarkedField } from './field.ts';
import type { Explanations } from './field-words.ts';
import type { EditorWords } from './words.ts';

/** Behind less than this, only what begins so is offered unasked. */
const SURE = 3;
/** More than anybody reads. */
const MOST = 60;

export interface Completing {
  readonly field: HTMLTextAreaElement;
  readonly editor: MarkedField;
  readonly list: ChoiceList;
  readonly checker: Checker;
  readonly explanations: Explanations;
  readonly words: EditorWords;
  /** Say it aloud. */
  readonly announce: (text: string) => void;
}

/**
 * Offer what may be written at the caret.
 * @param isAsked by the reader, and not by typing: then all is offered, and said where there is nothing
 */
export async function offer(
  { field, editor, list, checker, explanations, words, announce }: Completing,
  isAsked: boolean,
): Promise<void> {
  const offset = field.selectionStart;
  const text = editor.text();
  const outcome = await checker.ask('complete', { text, offset });
  const isCurrent = editor.text() === text && field.selectionStart === offset && document.activeElement === field;
  if (!outcome || !isCurrent) return;
  const found = 'answer' in outcome ? outcome.answer : undefined;
  const offered = found ? offeredOf(found, isAsked).slice(0, MOST) : [];
  if (!found || offered.length === 0) {
    list.close();
    if (isAsked) announce(words.noChoices);
    return;
  }
  const choose = ({ insert }: Completion) => editor.replace(found.range, insert);
  const choices = offered.map((completion) => choiceOf(completion, words, () => choose(completion)));
  const isReady = isAsked || found.typed !== '';
  list.open(words.choices, choices, () => editor.rectOf(found.range.start), isReady ? 0 : -1);
  announce(words.count.replace('{count}', String(choices.length)));
  await addTexts(offered, { list, checker, explanations });
}

/** What is offered unasked: not while the word is one already, and not all keys of a line that was only begun. */
function offeredOf({ list, typed }: Completions, isAsked: boolean): readonly Completion[] {
  if (isAsked) return list;
  if (list.some(({ label }) => label === typed)) return [];
  if (typed === '') return list.filter(({ as }) => as !== 'key');
  const lower = typed.toLowerCase();
  return typed.length < SURE ? list.filter(({ label }) => label.toLowerCase().startsWith(lower)) : list;
}

function choiceOf({ label, as, type, isRequired }: Completion, words: EditorWords, choose: () => void): Choice {
  const notes = [type, isRequired && words.required, as === 'name' && words.declared];
  return { label, note: notes.filter(Boolean).join(' · '), text: '', choose };
}

/** Add the first sentence of what is said of each, once it is there. */
async function addTexts(
  offered: readonly Completion[],
  { list, checker, explanations }: Pick<Completing, 'list' | 'checker' | 'explanations'>,
): Promise<void> {
  const about = offered.map((completion) => completion.about);
  if (about.every((of) => of === undefined)) return;
  const shown = list.round;
  const [own, outcome] = await Promise.all([explanations.own(about), checker.ask('describe', { about })]);
  if (list.round !== shown) return;
  const said = outcome && 'answer' in outcome ? outcome.answer : [];
  list.describe(
    offered.map((_, index) => {
      const text = own[index];
      return text === undefined ? { text: said[index] ?? '', textLang: 'en' } : { text };
    }),
  );
}
