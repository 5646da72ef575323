import type { Lang } from '@studylog/check/text';
import { mended, type Verdict, verdictOf } from './check-verdict.ts';

/** What the page asks of the worker. */
export type Question =
  | { readonly ask: 'judge'; readonly text: string; readonly lang: Lang }
  | { readonly ask: 'mend'; readonly text: string };
export type Answer =
  | { readonly verdict: Verdict }
  | { readonly mended: string }
  /** The checker itself failed; for the console. */
  | { readonly failure: string };

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  postMessage(await answer(data));
});

async function answer(question: Question): Promise<Answer> {
  try {
    return question.ask === 'judge'
      ? { verdict: await verdictOf(question.text, question.lang) }
      : { mended: await mended(question.text) };
  } catch (error) {
    return { failure: String(error) };
  }
}
