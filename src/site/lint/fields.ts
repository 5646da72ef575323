import type { Diagnostic } from '../../example/diagnostic.ts';
import { fieldKey } from '../fields/page-place.ts';
import { FIELDS_FILE } from '../fields/texts.ts';
import type { Project } from './project.ts';

/** A log that explains fields explains all that its examples use. */
export function checkFields(project: Project): Diagnostic[] {
  const { fieldTexts, config } = project;
  if (!fieldTexts.exists || !config.languages.includes('ko')) return [];
  const used = new Map(
    project.fields.pages.flatMap(({ help, examples: [example] }) =>
      help ? [[fieldKey(help), example!] as const] : [],
    ),
  );
  return [...used]
    .filter(([field]) => !fieldTexts.ko.has(field))
    .map(([field, example]) => ({
      file: FIELDS_FILE,
      line: 1,
      column: 1,
      message: {
        ko: `\`${field}\` 필드의 설명이 없습니다. ${example} 예제가 이 필드를 씁니다.`,
        en: `\`${field}\` has no explanation, but the example ${example} uses it`,
      },
      hint: {
        ko: `설명을 추가하십시오: \`${field}: {ko: …}\``,
        en: `add an explanation: \`${field}: {ko: …}\``,
      },
    }));
}
