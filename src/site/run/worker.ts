import images from 'virtual:studylog/images';
import { HTTP_ECHO } from '../../cluster/embedded/http-echo.ts';
import { allSteps } from '../../example/results.ts';
import type { Answer, Question } from './messages.ts';
import { preparePatterns } from './pattern.ts';
import { Session } from './session.ts';

const tell = (answer: Answer): void => postMessage(answer);

let session: Promise<Session> | undefined;

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  try {
    if (data.ask === 'start') {
      session = start(data);
      await session;
    } else await (await session)?.answer(data);
  } catch (error) {
    tell({ told: 'broken', message: String(error) });
  }
});

async function start({ begun, lang, speed }: Extract<Question, { ask: 'start' }>): Promise<Session> {
  await preparePatterns(patternsIn(allSteps((begun.task ?? begun.example).steps)));
  const opened = await Session.open(begun, lang, {
    images: [...images, HTTP_ECHO],
    // What a reader has changed is judged by the checker, which is loaded then.
    judge: async (manifest, way) => {
      const { verdictOf } = await import('../../cluster/embedded/refuse.ts');
      return await verdictOf(manifest, way);
    },
    tell,
  });
  await opened.answer({ ask: 'speed', speed });
  return opened;
}

/** Every pattern in a value. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === '$match' ? [String(one)] : patternsIn(one)));
}
