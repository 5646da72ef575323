import type { OptionValues } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';

const text = (ko: string, en: string) => ({ type: 'text', value: { ko, en } as Localized }) as const;
const title = text('제목', 'a title');
const summary = text('한두 문장', 'one or two sentences');

/** The options of `studylog new`; each kind takes those that are its own. */
export const OPTIONS = {
  title,
  'title-ko': title,
  'title-en': title,
  summary,
  'summary-ko': summary,
  'summary-en': summary,
  hours: text('"10:00-12:00, 13:00-18:00" 같은 시간', 'times, such as "10:00-12:00, 13:00-18:00"'),
  topics: text('쉼표로 나눈 주제', 'topics, separated by commas'),
  peers: text('쉼표로 나눈 이름', 'names, separated by commas'),
  needs: text('쉼표로 나눈 노트', 'notes, separated by commas'),
  after: text('노트의 이름', 'the name of a note'),
  in: text('노트의 이름이나 날짜', 'the name of a note, or a day'),
  'dry-run': { type: 'switch' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

export type Options = OptionValues<typeof OPTIONS>;
