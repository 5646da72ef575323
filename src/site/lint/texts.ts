import { toJson } from '@studylog/check/manifest';
import type { Lang } from '@studylog/check/text';
import type { Link } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { readLocated } from '../../example/located.ts';
import { FIELDS_FILE } from '../fields/texts.ts';
import { GLOSSARY_FILE } from '../glossary.ts';
import { placeInText } from '../text-place.ts';
import type { Project } from './project.ts';

/** A text that readers see, in one language. */
export interface Text {
  readonly file: string;
  readonly lang: Lang;
  readonly value: string;
  /** Where a character of it stands in the file; in YAML, where the text starts. */
  at(index: number): { line: number; column: number };
}

type Place = (path: readonly PropertyKey[]) => { line: number; column: number };

/** Attributes of components that are shown as text. */
const SHOWN = new Set(['title', 'alt']);

/** What the author of a page writes for readers, front matter included. */
export const textsOfPage = (page: Page): Text[] => [...textsOfBody(page), ...textsOfMatter(page)];

/** What the authors of a log write for readers besides pages: in examples, of terms, and what fields mean. */
export function textsOfData({ examples, glossary, fieldTexts, config: { languages } }: Project): Text[] {
  return [
    ...examples.flatMap(({ file, source: { manifest } }) => {
      const root = manifest.documents[0]?.root;
      const place: Place = (path) => readLocated(manifest).place(path);
      return root ? localized(toJson(root), languages, { file, place }) : [];
    }),
    ...localized(glossary.terms, languages, { file: GLOSSARY_FILE, place: glossary.place }),
    ...localized(fieldTexts.written, languages, { file: FIELDS_FILE, place: fieldTexts.place }),
  ];
}

type Page = Project['pages'][number];

function textsOfBody({ file, lang, tree }: Page): Text[] {
  const texts: Text[] = [];
  visit(tree, (node) => {
    // The words of `<https://kubernetes.io>` are an address, not a text.
    if (node.type === 'link' && isAddress(node)) return SKIP;
    if (node.type === 'text') {
      texts.push({ file, lang, value: node.value, at: (index) => placeInText(node, index) });
    }
    if (!('attributes' in node)) return undefined;
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !SHOWN.has(attribute.name)) continue;
      if (typeof attribute.value !== 'string') continue;
      texts.push({ file, lang, value: attribute.value, at: (index) => placeInText(attribute, index) });
    }
    return undefined;
  });
  return texts;
}

function isAddress({ url, children: [words] }: Link): boolean {
  return words?.type === 'text' && [words.value, `mailto:${words.value}`, `http://${words.value}`].includes(url);
}

function textsOfMatter({ file, lang, fields, place }: Page): Text[] {
  return ['title', 'summary'].flatMap((name) => {
    const value = (fields as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? [{ file, lang, value, at: () => place([name]) }] : [];
  });
}

/** A text of data with spaces where it has code, as code is no text of a page either. */
const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));

/** In data, a text is what stands under the code of a language. */
function localized(
  value: unknown,
  languages: readonly Lang[],
  source: { readonly file: string; readonly place: Place },
  path: readonly PropertyKey[] = [],
): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    const lang = languages.find((one) => one === key);
    return lang && typeof child === 'string'
      ? [{ file: source.file, lang, value: withoutCode(child), at: () => source.place(below) }]
      : localized(child, languages, source, below);
  });
}
