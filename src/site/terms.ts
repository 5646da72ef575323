import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Lang } from '../text/lang.ts';
import { literally } from '../text/pattern.ts';
import type { Term } from './glossary.ts';
import { withoutPlaceholders } from './placeholders.ts';

/** What is no running text: a term in it is code, a name, or a link already. */
const NOT_PROSE = /^(a|abbr|code|pre|kbd|samp|math|h[1-6]|summary|figcaption|Diagram)$/;
/** First syllables of what may follow a noun of Korean without a space: particles, the copula, the plural. */
const PARTICLES = '은는이가을를의에와과도만로으까부마처보나란라들인입뿐';

/** How a term is found in a text of each language; the first group is its name. */
const PATTERNS: Readonly<Record<Lang, (names: string) => RegExp>> = {
  ko: (names) => new RegExp(`(?<![\\p{L}\\p{N}_-])(${names})(?=[${PARTICLES}]|[^\\p{L}\\p{N}_-]|$)`, 'gu'),
  en: (names) => new RegExp(`(?<![\\p{L}\\p{N}_-])(${names})(?:e?s)?(?=[^\\p{L}\\p{N}_-]|$)(?!\\.\\p{L})`, 'giu'),
};

/**
 * Link the first use of each term in a text to its entry of the glossary.
 * @param addressOf the address of an entry by its term's id, as a page writes it before the site's base is put before it
 */
export function rehypeTerms(options: { terms: readonly Term[]; lang: Lang; addressOf: (id: string) => string }) {
  const { terms, lang, addressOf } = options;
  const keyOf = (name: string) => name.toLowerCase();
  const left = new Map(terms.map(({ id, name }) => [keyOf(name[lang]), id]));
  // The longest first: «rolling update» is not an update.
  const names = [...left.keys()].sort((a, b) => b.length - a.length).map((name) => literally(name));
  return (tree: Root): void => {
    if (names.length === 0) return;
    const pattern = PATTERNS[lang](names.join('|'));
    visit(tree, (node, index, parent) => {
      if (node.type === 'element' && NOT_PROSE.test(node.tagName)) return SKIP;
      if (node.type !== 'text' || !parent || index === undefined) return undefined;
      const parts: ElementContent[] = [];
      let end = 0;
      for (const { 0: words, 1: name = '', index: start } of withoutPlaceholders(node.value).matchAll(pattern)) {
        const id = left.get(keyOf(name));
        if (id === undefined) continue;
        left.delete(keyOf(name));
        parts.push(textNode(node.value.slice(end, start)), linkTo(addressOf(id), words));
        end = start + words.length;
      }
      if (parts.length === 0) return undefined;
      parts.push(textNode(node.value.slice(end)));
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

const textNode = (value: string): Text => ({ type: 'text', value });

function linkTo(href: string, words: string): Element {
  return { type: 'element', tagName: 'a', properties: { className: ['term'], href }, children: [textNode(words)] };
}
