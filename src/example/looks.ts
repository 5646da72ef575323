import type { Diagnostic } from './diagnostic.ts';
import type { Example } from './load.ts';
import { type PlainStep, type Step, verbOf } from './verbs/index.ts';

/**
 * Whether a step looks at what came of the steps before it. To apply a file or to make a change can fail too, but when it
 * does not, only the API's consent is known. A refusal that `rejected` describes is something to look at.
 */
export function looks(step: PlainStep | Step): boolean {
  return step.verb === 'apply' ? step.rejected !== undefined : verbOf(step).change === undefined;
}

/** What is wrong with an example in which no step looks at anything: whatever the cluster did, it would pass. */
export function nothingChecked({ steps, file }: Pick<Example, 'steps' | 'file'>): Diagnostic[] {
  const [first] = steps;
  if (!first || steps.some(looks)) return [];
  return [
    {
      file,
      line: first.line,
      column: first.column,
      message: {
        ko: '확인하는 단계가 없어서 이 예제는 항상 통과합니다.',
        en: 'no step checks anything, so this example always passes',
      },
      hint: {
        ko: '적용한 뒤의 결과를 확인하는 단계를 추가하십시오. 예: `expect`, `http`, `output`이 있는 `run`',
        en: 'add a step that checks the result after `apply`: an `expect`, an `http`, or a `run` with `output`',
      },
    },
  ];
}
