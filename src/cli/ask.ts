import { createInterface } from 'node:readline/promises';
import type { Lang, Localized } from '@studylog/check/text';
import { misuse } from '@studylog/check/text';

/** Something that a command needs to know: an option of its command line, or a question on a terminal. */
export interface Question {
  /** How the command line gives it: `--title-ko`, `<slug>`. */
  readonly flag: string;
  readonly asked: Localized;
  readonly isRequired: boolean;
  /** What Enter stands for. */
  readonly initial?: string;
  /** What is wrong with an answer. */
  fault?(answer: string): Localized | undefined;
}

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const OWN_TERMINAL: Terminal = { input: process.stdin, output: process.stderr };

/**
 * The answers to questions, by name. What the command line gives is taken; the rest is asked on a terminal, if anything required
 * is missing.
 * @throws Fault for an answer of the command line that is wrong; without a terminal also for missing ones, which it names.
 */
export async function answersTo<Q extends Readonly<Record<string, Question>>>(
  questions: Q,
  given: { readonly [K in keyof Q]?: string | undefined },
  lang: Lang,
  terminal: Terminal = OWN_TERMINAL,
): Promise<{ [K in keyof Q]?: string }> {
  const answers: Record<string, string> = {};
  for (const [name, { flag, fault }] of Object.entries(questions)) {
    const answer = given[name]?.trim();
    if (answer === undefined) continue;
    const wrong = fault?.(answer);
    if (wrong) throw misuse({ ko: `${flag}: ${wrong.ko}`, en: `${flag}: ${wrong.en}` });
    answers[name] = answer;
  }
  const open = Object.entries(questions).filter(([name]) => answers[name] === undefined);
  const missing = open.filter(([, { isRequired }]) => isRequired).map(([, question]) => question);
  if (missing.length === 0) return answers as { [K in keyof Q]?: string };
  if (!terminal.input.isTTY || !terminal.output.isTTY) throw unanswered(missing);
  const ask = prompting(terminal);
  try {
    for (const [name, question] of open) {
      const answer = await answerTo(question, lang, ask);
      if (answer !== '') answers[name] = answer;
    }
  } finally {
    ask.close();
  }
  return answers as { [K in keyof Q]?: string };
}

type Ask = ((text: string) => Promise<string>) & { close(): void };

function prompting({ input, output }: Terminal): Ask {
  const prompt = createInterface({ input, output });
  // Ctrl-C and Ctrl-D leave a question open for ever.
  const closed = new Promise<never>((_, reject) => {
    prompt.once('close', () => reject(CANCELLED));
  });
  closed.catch(() => {});
  return Object.assign((text: string) => Promise.race([prompt.question(text), closed]), {
    close: () => prompt.close(),
  });
}

async function answerTo({ asked, initial, isRequired, fault }: Question, lang: Lang, ask: Ask): Promise<string> {
  const words = WORDS[lang];
  const hint = initial ?? (isRequired ? undefined : words.optional);
  for (let said = ''; ; ) {
    const answer =
      (await ask(`${said}${asked[lang]}${hint === undefined ? '' : ` [${hint}]`}: `)).trim() || initial || '';
    const wrong = answer === '' ? (isRequired ? NEEDED : undefined) : fault?.(answer);
    if (!wrong) return answer;
    said = `  ${wrong[lang]}\n`;
  }
}

const WORDS = {
  ko: { optional: '없으면 Enter' },
  en: { optional: 'Enter for none' },
} as const satisfies Readonly<Record<Lang, object>>;

const NEEDED: Localized = { ko: '값이 있어야 합니다.', en: 'this is needed' };
const CANCELLED = misuse({ ko: '멈췄습니다. 아무것도 쓰지 않았습니다.', en: 'cancelled; nothing was written' });

function unanswered(missing: readonly Question[]) {
  const list = (lang: Lang) => missing.map(({ flag, asked }) => `  ${flag}  ${asked[lang]}`).join('\n');
  return misuse({
    ko: `다음이 있어야 합니다. 터미널에서 실행하면 묻습니다.\n${list('ko')}`,
    en: `these are missing; on a terminal, it asks for them\n${list('en')}`,
  });
}
