import type { ManifestKey } from '@studylog/check/fields';
import type { Lang } from '../../text/lang.ts';
import { translator } from '../i18n/t.ts';
import { dottedPath } from './field-page.ts';
import { fieldOf, type LogFields } from './log-fields.ts';
import { reference } from './reference.ts';
import type { FieldTexts } from './texts.ts';
import { factsOf, ownText, remarksOn } from './words.ts';

/** A manifest that a page shows: how the page names it, and its keys. */
export interface ShownManifest {
  /** The address of its file below the base; of one without, its number among those of the page, from 0. */
  readonly name: string;
  readonly keys: readonly ManifestKey[];
}

/** What is said of a key. */
export interface KeyEntry {
  /** `deployment.spec.replicas`; of a key that is none of the API's, as it is written. */
  readonly path: string;
  /** Sentences in the language of the page; backticks make code. */
  readonly own: readonly string[];
  /** Number of what the API says of the field, in `fields`. */
  readonly field?: number;
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

/** All that is said of the keys on a page: `fields.json` beside it, which is loaded when a reader asks. */
export interface PageKeys {
  /** By the manifest's name: start of each key after the end of the one before, length, number of its entry. */
  readonly manifests: Readonly<Record<string, readonly number[]>>;
  readonly entries: readonly KeyEntry[];
  readonly fields: readonly FieldEntry[];
  /** What the texts are, how keys are reached, and names of links and lists. */
  readonly words: Readonly<Record<'source' | 'keys' | 'page' | 'values', string>>;
}

/** Collect what is said of the keys of manifests, each thing once. */
export function keysOnPage(
  manifests: readonly ShownManifest[],
  lang: Lang,
  { fields, texts, hrefOf }: { fields: LogFields; texts: FieldTexts; hrefOf: (path: string) => string },
): PageKeys {
  const t = translator(lang);
  const entries = new Numbered<KeyEntry>();
  const said = new Numbered<FieldEntry>();

  const entryOf = (key: ManifestKey): number => {
    const field = fieldOf(key.meaning);
    const help = field && reference.field(field.owner, field.name);
    const own = help && ownText(help, lang, texts);
    const page = fields.pageOfKey(key)?.path;
    return entries.numberOf({
      path: key.meaning.as === 'foreign' ? key.path.join('.') : dottedPath(key.kind, key.path),
      own: [...remarksOn(key, lang), ...(own === undefined ? [] : [own])],
      ...(help && {
        field: said.numberOf({
          facts: factsOf(help, t).map(({ label, value, isCode }) => [label, value, isCode] as const),
          values: help.values.map(({ value, meaning }) => [value, meaning] as const),
          text: help.description,
        }),
      }),
      ...(page !== undefined && { page: hrefOf(page) }),
    });
  };
  const written = manifests.map(({ name, keys }) => {
    let end = 0;
    const numbers = keys.flatMap((key) => {
      const gap = key.range.start - end;
      end = key.range.end;
      return [gap, end - key.range.start, entryOf(key)];
    });
    return [name, numbers] as const;
  });
  return {
    manifests: Object.fromEntries(written),
    entries: entries.all,
    fields: said.all,
    words: {
      source: t('fieldSource', { version: reference.schema.version }),
      keys: t('fieldKeys'),
      page: t('fieldPage'),
      values: t('fieldValues'),
    },
  };
}

/** Things that are written once and named by their number. */
class Numbered<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(thing: T): number {
    const text = JSON.stringify(thing);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    return this.all.push(thing) - 1;
  }
}
