import type { Nodes } from 'mdast';
import type { Span } from '../../site/collections/hours.ts';
import { LOG } from '../../site/collections/log.ts';
import { linkFault } from '../../site/markup/addresses.ts';
import { parseMarkdown } from '../../site/markup/parse.ts';
import { dayIn, findDay } from './dates.ts';
import type { FieldName } from './field-names.ts';
import { hoursIn } from './hours.ts';
import { wordsOf } from './markdown.ts';

/** The front matter of an entry, as far as a log says it. */
export interface EntryFields {
  readonly date?: string;
  readonly weekday?: number;
  readonly hours?: readonly Span[];
  readonly peers?: readonly string[];
  readonly scope?: readonly string[];
  readonly goal?: readonly string[];
  readonly references?: readonly { readonly title: string; readonly url: string }[];
  readonly retrospective?: readonly string[];
  readonly nextPlan?: readonly string[];
}

/** What a part of a log says for its field. */
export interface FieldRead {
  readonly fields: EntryFields;
  /** The field cannot hold all of the text, which stays in the entry too. */
  readonly isPartial: boolean;
}

/** Read the text of a part for its field. */
export function readField(field: FieldName, text: string): FieldRead {
  if (text.trim() === '') return { fields: {}, isPartial: false };
  const plain = plainTexts(text);
  if (!plain) return { fields: firstDay(field, text), isPartial: true };
  return READERS[field](plain);
}

/** A paragraph or a point of a list, as one line. */
interface Plain {
  readonly text: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

const READERS: Readonly<Record<FieldName, (plain: readonly Plain[]) => FieldRead>> = {
  date: (plain) => {
    const text = textOf(plain);
    const found = dayIn(text);
    if (!found) return { fields: {}, isPartial: true };
    const { day: date, ...weekday } = found;
    const { before, after } = findDay(text)!;
    return { fields: { date, ...weekday }, isPartial: `${before} ${after}`.replace(DATE_SIGNS, '') !== '' };
  },
  hours: (plain) => {
    const { spans, isUnclear } = hoursIn(textOf(plain));
    return { fields: spans.length > 0 ? { hours: spans } : {}, isPartial: isUnclear || spans.length === 0 };
  },
  peers: (plain) => readPeers(textOf(plain)),
  scope: (plain) => linesOf('scope', plain),
  goal: (plain) => linesOf('goal', plain),
  retrospective: (plain) => linesOf('retrospective', plain),
  nextPlan: (plain) => linesOf('nextPlan', plain),
  references: (plain) => {
    const isList = plain.every(({ text, links }) => links.length === 1 && links[0]!.title === text);
    return isList ? { fields: { references: plain.flatMap(({ links }) => links) }, isPartial: false } : WHOLE;
  },
  details: () => WHOLE,
};

/** Nothing of the text is for the front matter. */
const WHOLE: FieldRead = { fields: {}, isPartial: true };

/** What may stand beside a day: signs, and the day of the week. Whatever else is there is more than a date. */
const DATE_SIGNS = /[\s.,\-/()]|[일월화수목금토](?:요일)?|\b(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\b/gi;

const textOf = (plain: readonly Plain[]): string => plain.map(({ text }) => text).join('\n');

const firstDay = (field: FieldName, text: string): EntryFields => {
  const found = field === 'date' ? dayIn(text) : undefined;
  return found ? { date: found.day } : {};
};

function linesOf(field: 'scope' | 'goal' | 'retrospective' | 'nextPlan', plain: readonly Plain[]): FieldRead {
  const references = plain.flatMap(({ links }) => links);
  const texts = plain.map(({ text }) => text);
  return { fields: { [field]: texts, ...(references.length > 0 ? { references } : {}) }, isPartial: false };
}

const NOBODY = /^(?:-|없음|혼자|x|n\/?a|none|alone|nobody)$/i;

function readPeers(text: string): FieldRead {
  const parts = text
    .split(/[\n,，、/·&]|\s+(?:and|및)\s+/)
    .map((part) => part.trim().replace(/^@|님$/g, ''))
    .filter((part) => part !== '' && !NOBODY.test(part));
  const peers = [...new Set(parts.filter(isName))];
  return { fields: peers.length > 0 ? { peers } : {}, isPartial: !parts.every(isName) };
}

/** A name has up to three words; a sentence about how people worked is none. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  const isShort = words.length === 1 || (words.length <= 3 && words.every((word) => /^\p{Lu}/u.test(word)));
  return (
    isShort && !/(?:함|했음|습니다|[다임음]\.?)$/.test(words.length > 1 ? text : '') && PEER.safeParse([text]).success
  );
}
const PEER = LOG.schema.shape.peers;

/** The paragraphs and points of a text; undefined where it has more than fits into lines: code, pictures, tables, headings. */
function plainTexts(text: string): Plain[] | undefined {
  const plain: Plain[] = [];
  let fits = true;
  const walk = (node: Nodes): void => {
    if (node.type === 'paragraph') {
      const links: { title: string; url: string }[] = [];
      fits &&= collect(node, links);
      plain.push({
        text: wordsOf(node)
          .replace(/\s*\n\s*/g, ' ')
          .trim(),
        links,
      });
    } else if (node.type === 'listItem' && typeof node.checked === 'boolean') fits = false;
    else if (node.type === 'root' || node.type === 'list' || node.type === 'listItem') node.children.forEach(walk);
    else fits = false;
  };
  walk(parseMarkdown(text));
  return fits ? plain.filter((line) => line.text !== '') : undefined;
}

/** Gather the links of a paragraph. @returns whether a line can hold all that is in it */
function collect(node: Nodes, links: { title: string; url: string }[]): boolean {
  if (node.type === 'link') {
    if (!/^https?:/i.test(node.url) || linkFault(node.url)) return false;
    links.push({ title: wordsOf(node).trim() || node.url, url: node.url });
    return true;
  }
  if (['text', 'inlineCode', 'break'].includes(node.type)) return true;
  if (!['paragraph', 'strong', 'emphasis'].includes(node.type) || !('children' in node)) return false;
  return node.children.every((child) => collect(child, links));
}
