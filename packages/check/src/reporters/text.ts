import type { Severity } from '../finding.ts';
import type { Lang } from '../text/localized.ts';
import { plural } from '../text/plural.ts';
import type { Summary } from './report.ts';

interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly hint: string;
  readonly related: string;
  readonly rule: string;
  readonly clean: (summary: Summary) => string;
  readonly found: (summary: Summary) => string;
  readonly fixable: (count: number, program: string) => string;
}

/** What the human report says besides the findings. */
export const WORDS: Readonly<Record<Lang, Words>> = {
  ko: {
    severity: { error: '오류', warning: '경고', info: '참고' },
    hint: '해결 방법',
    related: '관련 위치',
    rule: '규칙',
    clean: ({ files, documents, infos }) =>
      `파일 ${files}개, 문서 ${documents}개를 확인했습니다. 문제가 없습니다${infos > 0 ? `(참고 ${infos}개)` : ''}.`,
    found: ({ files, documents, errors, warnings, infos }) =>
      `파일 ${files}개, 문서 ${documents}개에서 오류 ${errors}개, 경고 ${warnings}개, 참고 ${infos}개를 찾았습니다.`,
    fixable: (count, program) => `${count}개는 ${program} --fix로 고칠 수 있습니다.`,
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    hint: 'fix',
    related: 'see also',
    rule: 'rule',
    clean: ({ files, documents, infos }) =>
      `${plural(files, 'file')}, ${plural(documents, 'document')}: no problems${infos > 0 ? ` (${plural(infos, 'note')})` : ''}.`,
    found: ({ files, documents, errors, warnings, infos }) =>
      `${plural(errors, 'error')}, ${plural(warnings, 'warning')} and ${plural(infos, 'note')} in ${plural(files, 'file')}, ${plural(documents, 'document')}.`,
    fixable: (count, program) => `«${program} --fix» can fix ${count} of them.`,
  },
};
