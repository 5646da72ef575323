import type { Lang, Localized } from '@studylog/check/text';
import { listExampleIds } from '../../example/load.ts';
import { LOG } from '../../site/collections/log.ts';
import { pagePaths } from '../../site/content-files.ts';
import { isInFuture } from '../../site/lint/dates.ts';
import { topicMeant } from '../../site/lint/topics.ts';
import { SLUG } from '../../text/names.ts';
import { answersTo } from '../ask.ts';
import { dayIn } from '../import/dates.ts';
import { hoursIn } from '../import/hours.ts';
import { termsOf } from '../terms.ts';
import { today } from '../today.ts';
import { refuseExisting } from '../write-files.ts';
import { inYaml } from '../yaml.ts';
import {
  faultOfList,
  faultOfTaken,
  listOf,
  type Made,
  SLUGS,
  takeOnly,
  textIn,
  textQuestions,
  textsGiven,
  type Wish,
} from './kind.ts';

const OTHERS = {
  hours: {
    flag: '--hours',
    asked: { ko: '시간, 예를 들어 10:00-12:00, 13:00-18:00', en: 'Hours, such as 10:00-12:00, 13:00-18:00' },
    isRequired: false,
    fault: (answer: string): Localized | undefined => {
      const { spans, isUnclear } = hoursIn(answer);
      if (spans.length > 0 && !isUnclear) return undefined;
      return {
        ko: '10:00-12:00, 13:00-18:00처럼 이른 것부터, 서로 겹치지 않게 적어야 합니다.',
        en: 'expected times in order, without overlaps, such as 10:00-12:00, 13:00-18:00',
      };
    },
  },
  topics: {
    flag: '--topics',
    asked: { ko: '주제, 예를 들어 pod, service', en: 'Topics, such as pod, service' },
    isRequired: false,
    fault: faultOfList(SLUG, SLUGS),
  },
  peers: {
    flag: '--peers',
    asked: { ko: '함께 공부한 사람, 쉼표로 나누어', en: 'Who studied together, separated by commas' },
    isRequired: false,
    fault: (answer: string): Localized | undefined => {
      const read = LOG.schema.shape.peers.safeParse(listOf(answer));
      if (read.success) return undefined;
      return {
        ko: '글자와 숫자로 된 이름을 쉼표로 나누어 적으십시오.',
        en: 'expected names of letters and digits, separated by commas',
      };
    },
  },
} as const;

/** A log entry in every language: its front matter with every field, and an empty text. */
export async function newLog(wish: Wish): Promise<Made> {
  const { root, config, lang, values, name } = wish;
  takeOnly('log', ['title', 'title-ko', 'title-en', 'hours', 'topics', 'peers'], values);
  const page = (one: Lang, date: string) => pagePaths('log', one, date)[0];
  const paths = (date: string) => config.languages.flatMap((one) => pagePaths('log', one, date));
  const questions = {
    date: {
      flag: '<date>',
      asked: { ko: '날짜', en: 'Date' },
      isRequired: true,
      initial: today(),
      fault: (answer: string) =>
        isDay(answer) ? (isInFuture(answer) ? FUTURE : faultOfTaken(root, paths(answer))) : DAY,
    },
    ...textQuestions('title', { ko: '제목', en: 'Title' }, wish, false),
    ...OTHERS,
    topics: { ...OTHERS.topics, fault: (answer: string) => OTHERS.topics.fault(answer) ?? slipIn(answer, wish) },
  };
  if (name !== undefined && isDay(name)) refuseExisting(root, paths(name));
  const given = {
    date: name,
    ...textsGiven('title', wish),
    hours: values.hours,
    topics: values.topics,
    peers: values.peers,
  };
  const answers: Readonly<Record<string, string>> = await answersTo(questions, given, lang);
  const date = answers.date!;
  const { title } = textIn('title', answers, config);
  const created = new Map(
    config.languages.map((one) => [page(one, date), entryText(one, { ...answers, date, title: title?.[one] })]),
  );
  return { draft: { created }, next: NEXT };
}

const isDay = (text: string): boolean => dayIn(text)?.day === text;
const DAY: Localized = { ko: '2021-01-12 같은 날짜여야 합니다.', en: 'expected a day such as 2021-01-12' };

const FUTURE: Localized = { ko: '아직 오지 않은 날입니다.', en: 'this day is in the future' };

/** A topic that is a misspelt one, which a check would not let pass. */
function slipIn(topics: string, { root, config }: Wish): Localized | undefined {
  const others = new Set([...config.notes, ...listExampleIds(root).map((id) => id.split('/')[0]!)]);
  const terms = termsOf(root, config);
  for (const topic of listOf(topics)) {
    const meant = topicMeant(topic, terms, others);
    if (meant) return { ko: `"${topic}": 혹시 "${meant}"입니까?`, en: `"${topic}": did you mean "${meant}"?` };
  }
  return undefined;
}

interface EntryAnswers {
  readonly date: string;
  readonly title?: string | undefined;
  readonly hours?: string;
  readonly topics?: string;
  readonly peers?: string;
}

/** What each field and the text are for, beside them. */
const NOTES: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  ko: {
    scope: '무엇을 다루기로 했는가',
    goal: '하루가 끝났을 때 무엇을 알거나 할 수 있으려 했는가',
    retrospective: '돌아보며: 잘된 것과 안된 것',
    nextPlan: '다음에 할 일',
    body: '공부한 내용을 여기에 적습니다. 제목은 ###부터 시작합니다. 매니페스트는 예제로 만들어 싣습니다: npm run new -- example',
  },
  en: {
    scope: 'what was to be covered',
    goal: 'what you wanted to know or be able to do at the end of the day',
    retrospective: 'looking back: what went well, what did not',
    nextPlan: 'what comes next',
    body: 'Write here what you studied. Headings start with ###. Make an example of each manifest: npm run new -- example',
  },
};

function entryText(lang: Lang, { date, title, hours, topics, peers }: EntryAnswers): string {
  const notes = NOTES[lang];
  const spans = hours === undefined ? [] : hoursIn(hours).spans;
  return [
    '---',
    `date: ${date}`,
    ...(title === undefined ? [] : [`title: ${inYaml(title)}`]),
    ...(spans.length > 0 ? [`hours: ${inYaml(spans)}`] : []),
    `topics: ${inYaml(listOf(topics))}`,
    `peers: ${inYaml(listOf(peers))}`,
    ...['scope', 'goal', 'retrospective', 'nextPlan'].map((field) => `${field}: [] # ${notes[field]}`),
    '---',
    '',
    `{/* ${notes.body} */}`,
    '',
  ].join('\n');
}

const NEXT: Localized = {
  ko: '  머리말의 목록을 채우고 본문을 쓰십시오. npm run dev로 보면서 쓸 수 있습니다.\n  npm run check',
  en: '  Fill in the lists of the front matter and write the text; npm run dev shows it as you write.\n  npm run check',
};
