import { basename } from 'node:path';
import type { Lang, Localized } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Term } from '../../site/glossary.ts';
import { INSTEAD } from '../../site/markup/elements.ts';
import { inYaml } from '../yaml.ts';
import { dayIn } from './dates.ts';
import type { ExampleMaker, FoundInManifest } from './examples.ts';
import type { EntryFields } from './fields.ts';
import { type LogManifest, takeManifests } from './manifests.ts';
import { codeLines } from './markdown.ts';
import { outlined } from './outline.ts';
import { asPageText } from './page-text.ts';
import { takePictures } from './pictures.ts';
import type { TakenLine } from './preamble.ts';
import type { ReadLog, Remark } from './read-log.ts';
import { type Line, linesOf } from './sections.ts';
import { topicsOf } from './topics.ts';

/** A log on its way into an entry. */
export interface LogSource {
  /** Its path, as the user named it. */
  readonly file: string;
  readonly text: string;
  /** The day, where the command line gives it. */
  readonly date?: string;
}

/** What an entry is made for and with. */
export interface Workshop {
  readonly languages: readonly Lang[];
  readonly terms: readonly Term[];
  readonly makeExample: ExampleMaker;
  /** Whether an example has this name. */
  readonly isTaken: (id: string) => boolean;
}

/** What a log became. */
export interface ImportedLog {
  readonly file: string;
  readonly date: string;
  /** The files of the entry, its examples and its pictures, by path from the project's root. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly manifests: readonly LogManifest[];
  /** What needs to be fixed, at the lines of the log. */
  readonly remarks: readonly Diagnostic[];
  /** The lines that are not in the text. */
  readonly taken: readonly TakenLine[];
  /** The languages whose page is a copy. */
  readonly untranslated: readonly Lang[];
}

/** The day of a log: as it is given, as it says, as its first lines or its name say; undefined where nothing says it. */
export function dayOf({ file, text, date }: LogSource, { fields }: ReadLog): string | undefined {
  return date ?? fields.date ?? datedLine(text)?.day ?? dayIn(basename(file))?.day;
}

/** The first line with a day, among the first lines of a log. */
function datedLine(text: string): { readonly line: number; readonly day: string } | undefined {
  for (const { number, text: words } of linesOf(text).slice(0, 10)) {
    const day = dayIn(words)?.day;
    if (day) return { line: number, day };
  }
  return undefined;
}

/** A day that only a sentence names may be another one; the first line of a log is about its day. */
function guessedDay({ text, date }: LogSource, { fields }: ReadLog): Remark[] {
  const found = date === undefined && fields.date === undefined ? datedLine(text) : undefined;
  const first = linesOf(text).find((line) => line.text.trim() !== '')?.number;
  if (!found || found.line === first) return [];
  const { line, day } = found;
  return [
    {
      line,
      column: 1,
      message: {
        ko: `이 줄에 있는 ${day}을(를) 날짜로 삼았습니다.`,
        en: `${day}, which this line names, was taken for the day`,
      },
      hint: {
        ko: '다른 날이라면 만든 파일을 지우고 --date로 날짜를 적어 다시 옮기십시오.',
        en: 'if it was another day, delete the files and import the log again with --date',
      },
    },
  ];
}

/** Where the page of an entry is: in Markdown, so that its text stays as it is. */
export const pageOf = (lang: Lang, date: string): string => `content/log/${lang}/${date}.md`;

/** Make an entry of a log that is of `date`. */
export async function importLog(
  source: LogSource,
  log: ReadLog,
  date: string,
  workshop: Workshop,
): Promise<ImportedLog> {
  const { file } = source;
  const sourceLines = linesOf(source.text);
  const remarks: Remark[] = [...log.remarks, ...guessedDay(source, log)];
  const files = new Map<string, string | Uint8Array>();
  const texts: string[] = [];
  const headings: string[] = [];
  const manifests: LogManifest[] = [];
  for (const part of log.parts) {
    const made = makePart(part, {
      file,
      date,
      isTaken: (id) => workshop.isTaken(id) || manifests.some((one) => one.id === id),
    });
    texts.push(made.text);
    headings.push(...made.headings);
    remarks.push(...made.remarks);
    for (const [name, bytes] of made.pictures) files.set(`content/images/${name}`, bytes);
    for (const manifest of made.manifests) {
      manifests.push(manifest);
      const example = await workshop.makeExample(manifest, date);
      for (const [path, text] of example.files) files.set(path, text);
      const places = placesIn(sourceLines, part, manifest);
      remarks.push(...example.found.map((one) => atSource(one, places, manifest.id, example.isBroken)));
    }
  }
  const written = hangulIn(source.text) ? 'ko' : 'en';
  const topics = topicsOf(headings, manifests, workshop.terms);
  const matter = matterOf({ ...log.fields, date, topics, ...(log.title === undefined ? {} : { title: log.title }) });
  const untranslated = workshop.languages.length > 1 ? workshop.languages.filter((lang) => lang !== written) : [];
  const body = texts.join('\n\n');
  for (const lang of workshop.languages) {
    const notice = untranslated.includes(lang) ? `${UNTRANSLATED[lang]}\n\n` : '';
    files.set(pageOf(lang, date), `${matter}\n${notice}${body}${body === '' ? '' : '\n'}`);
  }
  const inOrder = remarks.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return {
    file,
    date,
    files,
    manifests,
    remarks: inOrder.map((one) => ({ file, ...one })),
    taken: log.taken,
    untranslated,
  };
}

interface MadePart {
  readonly text: string;
  readonly headings: readonly string[];
  readonly remarks: readonly Remark[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly manifests: readonly LogManifest[];
}

/** A part of a log as a page may hold it. Until manifests are taken, its lines are those of the part. */
function makePart(
  part: readonly Line[],
  { file, date, isTaken }: { file: string; date: string; isTaken: (id: string) => boolean },
): MadePart {
  const outline = outlined(part.map(({ text }) => text).join('\n')).trimEnd();
  const { text, files, left } = takePictures(outline, { source: file, prefix: date });
  const remarkAt = (offset: number, of: string, said: Pick<Remark, 'message' | 'hint'>): Remark => {
    const before = of.slice(0, offset).split('\n');
    return { line: part[before.length - 1]!.number, column: before.at(-1)!.length + 1, ...said };
  };
  const { shownTags, isVerbatim } = asPageText(text);
  const withExamples = takeManifests(text, { date, taken: isTaken });
  const page = asPageText(withExamples.text.replace(EXAMPLES, MARKER));
  return {
    text: page.text.replaceAll(MARKED, '<Example id="$1" />').replace(/^\n+|\s+$/g, ''),
    headings: [...outline.matchAll(/^#{1,6}\s+(.*)$/gm)].map(([, words = '']) => words),
    remarks: [
      ...left.flatMap(({ start, message, hint }) =>
        message ? [remarkAt(start, outline, { message, ...(hint ? { hint } : {}) })] : [],
      ),
      ...unfencedLines(outline).map((index) => ({ line: part[index]!.number, column: 1, ...UNFENCED })),
      ...shownTags.map(({ at, name }) => remarkAt(at, text, shownTag(name))),
      ...(isVerbatim ? [remarkAt(0, text, VERBATIM)] : []),
    ],
    pictures: files,
    manifests: withExamples.manifests,
  };
}

/** Where a text has the first line of a manifest that is in no block of code, by index. */
function unfencedLines(text: string): number[] {
  const code = codeLines(text, ({ type, value }) => type === 'code' || value.startsWith('<!--'));
  return text
    .split('\n')
    .flatMap((line, index) => (/^\s*apiVersion\s*:\s*\S/.test(line) && !code.has(index + 1) ? [index] : []));
}

const UNFENCED: Pick<Remark, 'message' | 'hint'> = {
  message: {
    ko: '매니페스트로 보이지만 코드 블록이 아니어서 예제로 만들지 않았습니다.',
    en: 'this looks like a manifest, but it is in no code block, so no example was made of it',
  },
  hint: {
    ko: '앞뒤에 ``` 줄을 넣고 그 위에는 빈 줄을 두십시오. 만든 파일을 지운 다음 다시 옮기십시오.',
    en: 'put it between two lines ```, with an empty line above them, delete the files that were created, and import the log again',
  },
};

/** Components that import itself writes are not to be taken for words of the log: meanwhile they are words that no log has. */
const EXAMPLES = /<Example id="([a-z0-9/-]+)" \/>/g;
const MARKER = 'studylogexample$1studylogend';
const MARKED = /studylogexample([a-z0-9/-]+)studylogend/g;

/** Where the lines of a manifest are in the log. */
function placesIn(lines: readonly Line[], part: readonly Line[], { text, places }: LogManifest) {
  const content = text.split('\n');
  return places.map(({ line }, index) => {
    const number = part[line - 1]?.number ?? part.at(-1)!.number;
    const source = lines[number - 1]!.text;
    const own = content[index]!;
    return { line: number, column: source.endsWith(own) ? source.length - own.length + 1 : 1 };
  });
}

/** What is wrong in a manifest, at its line of the log, with where to fix it. */
function atSource(
  { line, column, message, hint, declaration }: FoundInManifest,
  places: readonly { line: number; column: number }[],
  id: string,
  isBroken: boolean,
): Remark {
  const place = places[line - 1] ?? places.at(-1)!;
  const path = `examples/${id}/`;
  const keep: Localized = isBroken
    ? {
        ko: `클러스터가 거부하므로 실패해야 하는 예제로 옮겼습니다. 고치려면 ${path}manifest.yaml을 고치고 example.yaml에서 broken, findings, rejected를 지우십시오.`,
        en: `The cluster rejects it, so it became an example that must fail. To fix it, change ${path}manifest.yaml, and delete broken, findings and rejected in example.yaml.`,
      }
    : {
        ko: `${path}manifest.yaml에서 고치거나, 의도한 것이라면 example.yaml의 findings에 적으십시오: ${declaration}`,
        en: `Fix it in ${path}manifest.yaml, or, if it is intended, declare it in example.yaml under findings: ${declaration}`,
      };
  const and = (lang: Lang) => [...(hint ? [hint[lang]] : []), keep[lang]].join(' ');
  return { line: place.line, column: place.column + column - 1, message, hint: { ko: and('ko'), en: and('en') } };
}

/** Whether a text is in Korean, English words aside. */
function hangulIn(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/[가-힣]/g)?.length ?? 0) > letters / 20;
}

const UNTRANSLATED: Readonly<Record<Lang, string>> = {
  ko: '> 아직 한국어로 옮기지 않은 기록입니다. 아래는 영어 원문입니다.',
  en: '> This entry has not been translated into English yet. The text below is the Korean original.',
};

function shownTag(name: string): Pick<Remark, 'message' | 'hint'> {
  return {
    message: { ko: `<${name}>은(는) 글자로 표시됩니다.`, en: `<${name}> is shown as text` },
    hint: INSTEAD[name] ?? { ko: '지우거나 Markdown으로 바꾸어 적으십시오.', en: 'delete it, or write it in Markdown' },
  };
}

const VERBATIM: Pick<Remark, 'message' | 'hint'> = {
  message: { ko: '이 부분은 적힌 그대로 코드처럼 표시됩니다.', en: 'this part is shown as it was typed, like code' },
  hint: { ko: '글로 다듬으십시오.', en: 'make a text of it' },
};

type MatterFields = EntryFields & {
  readonly date: string;
  readonly title?: string;
  readonly topics: readonly string[];
};

/** Front matter with the fields that have something, in the order of the page. */
function matterOf(fields: MatterFields): string {
  const order = [
    'title',
    'hours',
    'topics',
    'peers',
    'scope',
    'goal',
    'references',
    'retrospective',
    'nextPlan',
  ] as const;
  const lines = order.flatMap((name) => {
    const value = fields[name];
    return value === undefined || value.length === 0 ? [] : [`${name}: ${inYaml(value)}`];
  });
  return ['---', `date: ${fields.date}`, ...lines, '---', ''].join('\n');
}
