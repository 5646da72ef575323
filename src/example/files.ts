import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Localized } from '@studylog/check/text';
import type { Diagnostic } from './diagnostic.ts';
import { LIMITS } from './limits.ts';

/**
 * What keeps a folder's files from being read: one that is none of its own (a link, a device), is too large or no UTF-8, or one
 * too many.
 */
export function faultsOfFiles(root: string, folder: string): Diagnostic[] {
  const all = readdirSync(folder);
  const names = all.filter((name) => name.endsWith('.yaml'));
  const at = (name: string) => ({ file: relative(root, join(folder, name)), line: 1, column: 1 });
  const faults = [...names, ...all.filter((name) => Object.hasOwn(RECORDS, name))].flatMap((name): Diagnostic[] => {
    const stat = lstatSync(join(folder, name));
    if (!stat.isFile()) return [{ ...at(name), ...NO_FILE }];
    const most = RECORDS[name] ?? LIMITS.bytes;
    const hint = Object.hasOwn(RECORDS, name) ? RECORD_AGAIN : KEEP_LESS;
    if (stat.size > most) return [{ ...at(name), message: tooLarge(stat.size, most), hint }];
    return isUtf8(readFileSync(join(folder, name))) ? [] : [{ ...at(name), ...NO_UTF8 }];
  });
  return names.length > LIMITS.files ? [...faults, { ...at('example.yaml'), ...tooManyFiles(names.length) }] : faults;
}

/** What a run writes, and the most bytes of it. */
const RECORDS: Readonly<Record<string, number>> = {
  'verified.json': LIMITS.record,
  'timeline.json': LIMITS.timeline,
};

const NO_FILE: Pick<Diagnostic, 'message' | 'hint'> = {
  message: { ko: '일반 파일이 아닙니다.', en: 'this is not a regular file' },
  hint: {
    ko: '링크 대신 파일의 사본을 두십시오.',
    en: 'replace the link with a copy of the file',
  },
};

const NO_UTF8: Pick<Diagnostic, 'message' | 'hint'> = {
  message: {
    ko: 'UTF-8이 아닌 파일입니다. 페이지에서 복사한 내용이 파일과 달라집니다.',
    en: 'this file is not UTF-8, so the text copied from its page would be different from the file',
  },
  hint: { ko: '편집기에서 UTF-8로 다시 저장하십시오.', en: 'save it as UTF-8' },
};

const KEEP_LESS: Localized = {
  ko: '필요한 부분만 남기거나 예제를 나누십시오.',
  en: 'keep only the part that matters, or split the example',
};
const RECORD_AGAIN: Localized = {
  ko: '실행으로만 만들 수 있는 파일입니다. 지우고 다시 기록하십시오: npm run verify -- --engine kind --record',
  en: 'only a run can write this file; delete it and record it again: npm run verify -- --engine kind --record',
};

const tooLarge = (size: number, most: number): Localized => ({
  ko: `이 파일은 ${most}바이트까지 쓸 수 있습니다. 지금은 ${size}바이트입니다.`,
  en: `this file can be at most ${most} bytes; it is ${size} bytes`,
});

function tooManyFiles(count: number): Pick<Diagnostic, 'message' | 'hint'> {
  return {
    message: {
      ko: `예제 하나에 파일은 ${LIMITS.files}개까지 둘 수 있습니다. 지금은 ${count}개입니다.`,
      en: `an example has at most ${LIMITS.files} files; this one has ${count}`,
    },
    hint: { ko: '예제를 나누십시오.', en: 'split the example' },
  };
}
