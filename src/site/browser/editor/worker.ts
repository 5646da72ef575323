import type { Answers, Kind, Questions, Reply } from './questions.ts';
import { mended, verdictOf } from './verdict.ts';

/** What each question is answered with; who only checks does not load what completes and explains. */
const ANSWERS: { readonly [K in Kind]: (question: Questions[K]) => Promise<Answers[K]> } = {
  judge: ({ text, lang }) => verdictOf(text, lang),
  mend: ({ text }) => mended(text),
  complete: async (question) => (await import('./assist.ts')).complete(question),
  describe: async (question) => (await import('./assist.ts')).describe(question),
  help: async (question) => (await import('./assist.ts')).help(question),
};

addEventListener('message', async ({ data }: MessageEvent<{ kind: Kind; question: Questions[Kind] }>) => {
  postMessage(await reply(data.kind, data.question));
});

async function reply<K extends Kind>(kind: K, question: Questions[K]): Promise<Reply<K>> {
  try {
    return { answer: await ANSWERS[kind](question) };
  } catch (error) {
    return { failure: String(error) };
  }
}
