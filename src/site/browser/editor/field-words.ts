import type { Lang } from '@studylog/check/text';
import {
  entryWords,
  type FieldMessage,
  type FieldTranslate,
  fieldEntryOf,
  firstSentence,
  keyEntryOf,
} from '../../fields/words.ts';
import type { Preview } from '../preview-box.ts';
import { fieldPreview } from '../preview-field.ts';
import type { About, ShownHelp } from './questions.ts';
import type { EditorWords } from './words.ts';

/** `editor.json`: the words of an editor that no page carries, and those in which fields are explained on this site. */
export interface EditorFile extends FieldWords {
  readonly editor: EditorWords;
}

/** The words in which fields are explained. */
export interface FieldWords {
  readonly messages: Readonly<Record<FieldMessage, string>>;
  /** What the log itself says of fields, in the language of the page, by `<type>.<field>`. */
  readonly own: Readonly<Record<string, string>>;
  /** The fields that have a page, by its address below the base, and what goes before that. */
  readonly pages: readonly string[];
  readonly base: string;
}

/** Says what the API and the log say of fields, as the manifests of notes do; its words are loaded when they are first asked for. */
export class Explanations {
  readonly #address: string;
  readonly #lang: Lang;
  #loading: Promise<FieldWords | undefined> | undefined;

  constructor(address: string, lang: Lang) {
    this.#address = address;
    this.#lang = lang;
  }

  /**
   * What is known of a key; undefined where the words cannot be loaded.
   * @param shown what the reader sees of it already
   */
  async of({ key, field, page, version }: ShownHelp, shown: readonly string[]): Promise<Preview | undefined> {
    const words = await this.#words();
    if (!words) return undefined;
    const t: FieldTranslate = (message, values = {}) =>
      words.messages[message].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
    const own = field && words.own[`${field.owner}.${field.name}`];
    const entry = keyEntryOf(key, this.#lang, { t, version, own });
    const href = page !== undefined && words.pages.includes(page) ? { page: words.base + page } : {};
    const remarks = entry.own.filter((text) => !shown.includes(text));
    return fieldPreview({ ...entry, ...href, own: remarks }, field && fieldEntryOf(field, t), entryWords(t, version));
  }

  /** The first sentence of what the log itself says of each field; undefined where it says nothing. */
  async own(about: readonly (About | undefined)[]): Promise<(string | undefined)[]> {
    const words = await this.#words();
    return about.map((of) => {
      const own = of && of.value === undefined ? words?.own[`${of.owner}.${of.name}`] : undefined;
      return own === undefined ? undefined : firstSentence(own).replaceAll('`', '');
    });
  }

  /** What failed is asked for again next time. */
  async #words(): Promise<FieldWords | undefined> {
    this.#loading ??= fetch(this.#address)
      .then((response) => (response.ok ? (response.json() as Promise<FieldWords>) : undefined))
      .catch(() => undefined);
    const words = await this.#loading;
    if (!words) this.#loading = undefined;
    return words;
  }
}
