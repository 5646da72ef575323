import { type FieldHelp, type FieldName, type ManifestKey, typeName } from '@studylog/check/fields';
import type { Lang } from '../../text/lang.ts';
import { type Translate, translator } from '../i18n/t.ts';
import { type FieldPage, fieldKey } from './field-page.ts';
import { reference } from './reference.ts';
import type { FieldTexts } from './texts.ts';

/** A fact about a field: what it is about, and what it is, which may be code. */
export interface FieldFact {
  readonly label: string;
  readonly value: string;
  readonly isCode: boolean;
}

/** Type, requirement and default of a field. */
export function factsOf({ typeName: type, requiredBy, defaultValue }: FieldHelp, t: Translate): FieldFact[] {
  const required = t(requiredBy ? `fieldRequired_${requiredBy}` : 'fieldOptional');
  return [
    { label: t('fieldType'), value: type, isCode: true },
    { label: t('fieldRequired'), value: required, isCode: false },
    ...(defaultValue === undefined ? [] : [{ label: t('fieldDefault'), value: defaultValue, isCode: true }]),
  ];
}

/** What the log itself says of a field to readers of a language; the API's own text is English. */
export function ownText(field: Pick<FieldName, 'owner' | 'name'>, lang: Lang, { ko }: FieldTexts): string | undefined {
  return lang === 'ko' ? ko.get(fieldKey(field)) : undefined;
}

/** What is to be said of a key beyond the field that it is or belongs to, in sentences; backticks make code. */
export function remarksOn({ apiVersion, kind, meaning }: ManifestKey, lang: Lang): string[] {
  const t = translator(lang);
  const { version } = reference.schema;
  switch (meaning.as) {
    case 'field':
      return [];
    case 'map-key':
      return [t('fieldMapKey', { map: meaning.of.names.join('.'), type: typeName(meaning.value) })];
    case 'any':
      return [t('fieldAny', { field: meaning.of.names.join('.') })];
    case 'unknown':
      return meaning.said.length > 0 ? meaning.said.map((said) => said[lang]) : [t('fieldUnknown')];
    case 'below-unknown':
      return [t('fieldBelowUnknown')];
    case 'foreign':
      return [t('fieldForeign', { kind: `${apiVersion} ${kind}`.trim(), version })];
  }
}

/** What the API says of the field of a page, or of the kind. */
export const textOfPage = ({ help, below }: FieldPage): string =>
  help?.description ?? reference.textOfType(below ?? '');

export const paragraphsOf = (text: string): string[] => text.split('\n\n').filter((part) => part !== '');

/** A text up to the end of its first sentence. */
export const firstSentence = (text: string): string => /^.*?[.?!](?=\s|$)/s.exec(text)?.[0] ?? text;
