import { fieldOf, type ManifestKey } from '@studylog/check/fields';
import type { Lang } from '../../text/lang.ts';
import { translator } from '../i18n/t.ts';
import type { LogFields } from './log-fields.ts';
import { reference } from './reference.ts';
import type { FieldTexts } from './texts.ts';
import {
  type EntryWords,
  entryWords,
  type FieldEntry,
  fieldEntryOf,
  type KeyEntry,
  keyEntryOf,
  ownText,
} from './words.ts';

/** A manifest that a page shows: how the page names it, and its keys. */
export interface ShownManifest {
  /** The address of its file below the base; of one without, its number among those of the page, from 0. */
  readonly name: string;
  readonly keys: readonly ManifestKey[];
}

/** What is said of a key, with the number of what the API says of its field, in `fields`. */
export interface NumberedEntry extends KeyEntry {
  readonly field?: number;
}

/** All that is said of the keys on a page: `fields.json` beside it, which is loaded when a reader asks. */
export interface PageKeys {
  /** By the manifest's name: start of each key after the end of the one before, length, number of its entry. */
  readonly manifests: Readonly<Record<string, readonly number[]>>;
  readonly entries: readonly NumberedEntry[];
  readonly fields: readonly FieldEntry[];
  /** How keys are reached, and the words around what is said. */
  readonly words: EntryWords & { readonly keys: string };
}

/** Collect what is said of the keys of manifests, each thing once. */
export function keysOnPage(
  manifests: readonly ShownManifest[],
  lang: Lang,
  { fields, texts, hrefOf }: { fields: LogFields; texts: FieldTexts; hrefOf: (path: string) => string },
): PageKeys {
  const t = translator(lang);
  const entries = new Numbered<NumberedEntry>();
  const said = new Numbered<FieldEntry>();

  const entryOf = (key: ManifestKey): number => {
    const field = fieldOf(key.meaning);
    const help = field && reference.field(field.owner, field.name);
    const own = help && ownText(help, lang, texts);
    const page = fields.pageOfKey(key)?.path;
    return entries.numberOf({
      ...keyEntryOf(key, lang, { t, version: reference.schema.version, own }),
      ...(help && { field: said.numberOf(fieldEntryOf(help, t)) }),
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
    words: { ...entryWords(t, reference.schema.version), keys: t('fieldKeys') },
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
