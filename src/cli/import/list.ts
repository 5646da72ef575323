import type { Lang, Localized } from '@studylog/check/text';
import { visible } from '@studylog/check/text';
import { type Diagnostic, formatDiagnostic } from '../../example/diagnostic.ts';
import { type ImportedLog, pageOf } from './entry.ts';

const WORDS = {
  ko: {
    imported: (file: string, pages: string) => `${file} → ${pages}`,
    toFix: (count: number) => `고칠 것 ${count}개:`,
    nothing: '고칠 것이 없습니다.',
    taken: '글에 없는 줄과 그 내용이 있는 곳:',
    separator: '남기지 않음(나눔줄, 표의 머리, 다른 도구의 정보)',
    text: '글의 시작',
    field: (name: string) => `머리말의 ${name}`,
  },
  en: {
    imported: (file: string, pages: string) => `${file} → ${pages}`,
    toFix: (count: number) => `to fix (${count}):`,
    nothing: 'Nothing needs to be fixed.',
    taken: 'Lines that are not in the text, and where they are now:',
    separator: 'left out (a rule, the head of a table, or for another tool)',
    text: 'the start of the text',
    field: (name: string) => `${name} of the front matter`,
  },
} as const satisfies Readonly<Record<Lang, object>>;

/** What became of a log: its pages, what needs to be fixed, and every line of it that is not in the text. */
export function listOf(log: ImportedLog, problems: readonly Diagnostic[], lang: Lang): string {
  const words = WORDS[lang];
  const pages = [...log.files.keys()].filter((path) => path.startsWith('content/log/'));
  const toFix = [...log.remarks, ...untranslated(log), ...problems];
  const width = String(log.taken.at(-1)?.line.number ?? 0).length;
  const taken = log.taken.map(({ line, to }) => {
    const where = to === undefined ? words.separator : to === 'text' ? words.text : words.field(to);
    return `  ${String(line.number).padStart(width)}  ${visible(line.text)}  → ${where}`;
  });
  return [
    words.imported(log.file, pages.join(', ')),
    '',
    toFix.length === 0 ? words.nothing : words.toFix(toFix.length),
    ...toFix.map((one) => formatDiagnostic(one, lang)),
    ...(taken.length > 0 ? ['', words.taken, ...taken] : []),
    '',
  ].join('\n');
}

function untranslated({ untranslated: languages, date }: ImportedLog): Diagnostic[] {
  return languages.map((lang) => ({
    file: pageOf(lang, date),
    line: 1,
    column: 1,
    message: { ko: '원문을 옮겨 둔 것입니다.', en: 'this is a copy of the original' },
    hint: TRANSLATE[lang],
  }));
}

const TRANSLATE: Readonly<Record<Lang, Localized>> = {
  ko: {
    ko: '한국어로 옮기고, 첫머리의 알림을 지우십시오.',
    en: 'translate it into Korean, and delete the notice at its start',
  },
  en: {
    ko: '영어로 옮기고, 첫머리의 알림을 지우십시오.',
    en: 'translate it into English, and delete the notice at its start',
  },
};
