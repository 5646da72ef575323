/** A part of a log that the front matter of an entry has a field for, or its text. */
export type FieldName =
  | 'date'
  | 'hours'
  | 'scope'
  | 'peers'
  | 'goal'
  | 'details'
  | 'references'
  | 'retrospective'
  | 'nextPlan';

/** Fields that a line can hold; what was studied is no line. */
export const IN_LINES = new Set<FieldName>(['date', 'hours', 'peers', 'scope', 'goal']);

/** What people call the parts of their logs, without spaces and in lower case. */
const NAMES: readonly (readonly [FieldName, RegExp])[] = [
  ['date', /^(?:(?:학습|공부|스터디)?(?:한)?(?:날짜|일자|일시|날)|(?:study)?(?:date|day))$/],
  ['hours', /^(?:(?:학습|공부|스터디)?(?:한)?(?:시간|시각)|(?:study|learning)?(?:hours?|times?))$/],
  [
    'scope',
    /^(?:(?:오늘의?|학습|공부)?(?:범위|주제)(?:(?:및|와|과|[,/&·])(?:범위|주제))?|(?:study)?(?:scope|topics?|subjects?|range)(?:(?:and|[,/&])(?:scope|topics?|subjects?|range))?)$/,
  ],
  [
    'peers',
    /^(?:동료(?:학습)?(?:방법)?|(?:함께|같이)(?:공부|학습)?한(?:사람|동료)(?:들)?|팀원|스터디원|참[여석가]자|(?:study)?(?:peers?|partners?|participants?|members|attendees)|(?:studied)?with|team)$/,
  ],
  ['goal', /^(?:(?:오늘의?|학습|공부)?목표|(?:learning|study|today'?s)?(?:goals?|objectives?|aims?))$/],
  [
    'retrospective',
    /^(?:(?:(?:학습|공부)?(?:한)?내용에대한)?(?:개인적인)?(?:총평|회고|느낀점|배운점|한줄평|소감|후기)|(?:personal)?(?:retrospectives?|reflections?|review|thoughts|impressions)|lookingback|lessons(?:learned|learnt)?|takeaways?)$/,
  ],
  [
    'nextPlan',
    /^(?:(?:다음|내일|향후|앞으로의?)(?:번)?(?:학습|공부)?(?:의)?(?:계획|할일)|next(?:study)?(?:plans?|steps?|time)?|plans?(?:fornexttime|fortomorrow)?|what'?snext)$/,
  ],
  [
    'details',
    /^(?:(?:상세|세부)?(?:학습|공부)?(?:한)?(?:상세|세부)?내용(?:정리)?|details?(?:ofstudy)?|studydetails?|notes?|contents?|what(?:i|we)(?:'?ve)?(?:learned|learnt|studied|did)|studied|learned)$/,
  ],
  ['references', /^(?:참고(?:자료|링크|문헌)?|출처|references?|links?|sources?)$/],
];

const NUMBER = /^\s*(?:\(?(?:\d{1,2}|[ivx]{1,4})[.)]|[①-⑳]|\d{1,2}\s*[-:]\s|step\s*\d+[.:]?)\s*/iu;

/** The part of a log that a heading begins, however it is numbered or marked: `6. 상세 학습 내용`, `**Goals:**`. */
export function fieldNamed(heading: string): FieldName | undefined {
  const plain = heading
    .normalize('NFC')
    .replace(/[*_`#]|\p{Extended_Pictographic}|\u{fe0f}|\u{200d}/gu, '')
    .replace(NUMBER, '')
    .replace(/[\s:：.]+$/u, '')
    .replace(/[\s’]/gu, (sign) => (sign === '’' ? "'" : ''))
    .toLowerCase();
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}
