import type { Localized } from '@studylog/check/text';

/**
 * The HTML elements that notes may use, with their attributes; for what Markdown has no sign for.
 * `switch` attributes stand alone, `text` attributes have a value in quotes.
 */
export const ELEMENTS = {
  abbr: { title: 'text' },
  br: {},
  dd: {},
  del: {},
  details: { open: 'switch' },
  dl: {},
  dt: {},
  ins: {},
  kbd: {},
  mark: {},
  q: {},
  rp: {},
  rt: {},
  ruby: {},
  samp: {},
  small: {},
  span: { lang: 'text' },
  sub: {},
  summary: {},
  sup: {},
  var: {},
  wbr: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, 'switch' | 'text'>>>>;

/** Elements that browsers draw smaller than what is around them. */
export const SHRINKING: ReadonlySet<string> = new Set<keyof typeof ELEMENTS>(['rp', 'rt', 'small', 'sub', 'sup']);

const same = (text: string): Localized => ({ ko: `${text}처럼 적으십시오.`, en: `write ${text}` });
const table = same('`| a | b |`, `|---|---|`, `| 1 | 2 |`');
const heading = same('`## …`');
const code: Localized = {
  ko: '코드는 백틱으로 감싸고, 독자가 복사할 YAML은 예제로 만드십시오.',
  en: 'put code in backticks; YAML for the reader to copy belongs in an example',
};
const noScript: Localized = {
  ko: '글에서 프로그램을 실행할 수 없습니다. 지우십시오.',
  en: 'notes cannot run programs; delete it',
};
const noStyle: Localized = {
  ko: '모양은 사이트가 정합니다. 지우십시오.',
  en: 'the site sets the style of notes; delete it',
};
const linkTo: Localized = {
  ko: '다른 사이트의 내용은 [글](https://주소)로 링크하십시오.',
  en: 'link to content on other sites: [text](https://address)',
};

/** What to write instead of HTML elements that people reach for. */
export const INSTEAD: Readonly<Record<string, Localized>> = {
  a: same('`[text](address)`'),
  b: same('`**…**`'),
  blockquote: same('`> …`'),
  code,
  em: same('`*…*`'),
  embed: linkTo,
  figure: {
    ko: '그림은 ![설명](../../images/이름.png)으로, 매니페스트는 <Example id="…" />로 실으십시오.',
    en: 'show pictures with ![words](../../images/name.png), and manifests with <Example id="…" />',
  },
  form: noScript,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  hr: same('`---`'),
  i: same('`*…*`'),
  iframe: linkTo,
  img: {
    ko: '![설명](../../images/이름.png)처럼 적고, 파일은 content/images/에 두십시오.',
    en: 'write ![words](../../images/name.png), with the file in content/images/',
  },
  li: same('`- …`'),
  link: noStyle,
  object: linkTo,
  ol: same('`1. …`'),
  p: { ko: '문단은 빈 줄로 나누십시오.', en: 'separate paragraphs with an empty line' },
  pre: code,
  s: same('`~~…~~`'),
  script: noScript,
  strong: same('`**…**`'),
  style: noStyle,
  svg: {
    ko: 'content/diagrams/에 두고 <Diagram name="…" alt="…" />로 실으십시오.',
    en: 'put it in content/diagrams/ and show it with <Diagram name="…" alt="…" />',
  },
  table,
  td: table,
  th: table,
  tr: table,
  u: same('`*…*`'),
  ul: same('`- …`'),
  video: linkTo,
};
