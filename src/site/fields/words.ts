import { type FieldHelp, type FieldName, type ManifestKey, typeName } from '@studylog/check/fields';
import type { Lang } from '@studylog/check/text';
import type { MessageKey } from '../i18n/t.ts';
import { dottedPath, fieldKey } from './page-place.ts';
import type { FieldTexts } from './texts.ts';

/** The messages in which fields are explained: all that a browser needs to word it itself. */
export const FIELD_MESSAGES = [
  'fieldAny',
  'fieldBelowUnknown',
  'fieldDefault',
  'fieldForeign',
  'fieldMapKey',
  'fieldOptional',
  'fieldPage',
  'fieldRequired',
  'fieldRequired_object',
  'fieldRequired_schema',
  'fieldRequired_server',
  'fieldSource',
  'fieldType',
  'fieldUnknown',
  'fieldValues',
] as const satisfies readonly MessageKey[];
export type FieldMessage = (typeof FIELD_MESSAGES)[number];
export type FieldTranslate = (key: FieldMessage, values?: Readonly<Record<string, string>>) => string;

/** A fact about a field: what it is about, and what it is, which may be code. */
export interface FieldFact {
  readonly label: string;
  readonly value: string;
  readonly isCode: boolean;
}

/** What is said of a key. */
export interface KeyEntry {
  /** `deployment.spec.replicas`; of a key that is none of the API's, as it is written. */
  readonly path: string;
  /** Sentences in the language of the page; backticks make code. */
  readonly own: readonly string[];
  /** Address of the field's page. */
  readonly page?: string;
}

/** What the API says of a field, in words. */
export interface FieldEntry {
  readonly facts: readonly (readonly [label: string, value: string, isCode: boolean])[];
  /** Values, each with what the API says of it. */
  readonly values: readonly (readonly [value: string, meaning: string])[];
  /** In English. */
  readonly text: string;
}

/** What the texts are, and names of links and lists. */
export type EntryWords = Readonly<Record<'source' | 'page' | 'values', string>>;

export const entryWords = (t: FieldTranslate, version: string): EntryWords => ({
  source: t('fieldSource', { version }),
  page: t('fieldPage'),
  values: t('fieldValues'),
});

/** @param own what the log itself says of the field */
export function keyEntryOf(
  key: ManifestKey,
  lang: Lang,
  { t, version, own }: { t: FieldTranslate; version: string; own: string | undefined },
): KeyEntry {
  return {
    path: key.meaning.as === 'foreign' ? key.path.join('.') : dottedPath(key.kind, key.path),
    own: [...remarksOn(key, lang, t, version), ...(own === undefined ? [] : [own])],
  };
}

export const fieldEntryOf = (help: FieldHelp, t: FieldTranslate): FieldEntry => ({
  facts: factsOf(help, t).map(({ label, value, isCode }) => [label, value, isCode] as const),
  values: help.values.map(({ value, meaning }) => [value, meaning] as const),
  text: help.description,
});

/** Type, requirement and default of a field. */
export function factsOf({ typeName: type, requiredBy, defaultValue }: FieldHelp, t: FieldTranslate): FieldFact[] {
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
function remarksOn(
  { apiVersion, kind, meaning }: ManifestKey,
  lang: Lang,
  t: FieldTranslate,
  version: string,
): string[] {
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

export const paragraphsOf = (text: string): string[] => text.split('\n\n').filter((part) => part !== '');

/** A text up to the end of its first sentence. */
export const firstSentence = (text: string): string => /^.*?[.?!](?=\s|$)/s.exec(text)?.[0] ?? text;
