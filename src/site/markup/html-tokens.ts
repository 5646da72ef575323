import { positionsOf } from '@studylog/check/manifest';
import type { Html } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { type Token, type TokenHandler, Tokenizer } from 'parse5';
import type { Place } from '../example-use.ts';
import { nameOf, type Tag } from './html-tags.ts';

/** Why a piece of HTML is no tag, comment or text. */
export type Unreadable = 'tag' | 'comment' | 'twice';

type Told =
  | Omit<Tag, 'place'>
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'fault'; readonly reason: Unreadable };
/** A part of a piece of HTML, by where it starts in it. */
type Read = Told & { readonly at: number };
/** The same with its place in the file. */
export type Placed = Tag | (Exclude<Told, Omit<Tag, 'place'>> & { readonly place: Place });

/** What the tokenizer reports that changes what a reader sees. */
const FAULTS: Readonly<Record<string, Unreadable>> = {
  'eof-in-tag': 'tag',
  'eof-before-tag-name': 'tag',
  'eof-in-comment': 'comment',
  'duplicate-attribute': 'twice',
};

/** Read a piece of HTML as browsers do, tag by tag; comments are left out. */
export function readHtml(html: string): Read[] {
  const read: Read[] = [];
  let tagStart = 0;
  const tag = (kind: Tag['kind'], token: Token.TagToken): void => {
    const { startOffset, endOffset } = token.location!;
    const source = html.slice(startOffset, endOffset);
    const written = /^<\/?([^\s/>]*)/.exec(source)?.[1] ?? token.tagName;
    const attributes = token.attrs.map((attribute) => attributeOf(attribute, token, html));
    read.push({ kind, name: nameOf(written), source, attributes, isClosed: token.selfClosing, at: startOffset });
    tagStart = endOffset;
  };
  const text = ({ chars, location }: Token.CharacterToken): void => {
    read.push({ kind: 'text', value: chars, at: location!.startOffset });
  };
  /** Comments are left out. Browsers hide what starts like a declaration too, such as `<?php`, which its author wants to be read. */
  const declaration = ({ location }: Token.CommentToken | Token.DoctypeToken): void => {
    const { startOffset, endOffset } = location!;
    const source = html.slice(startOffset, endOffset);
    if (!source.startsWith('<!--')) read.push({ kind: 'text', value: source, at: startOffset });
    tagStart = endOffset;
  };
  const nothing = (): void => {};
  const handler: TokenHandler = {
    onStartTag: (token) => tag('open', token),
    onEndTag: (token) => tag('close', token),
    onCharacter: text,
    onWhitespaceCharacter: text,
    onNullCharacter: nothing,
    onComment: declaration,
    onDoctype: declaration,
    onEof: nothing,
    onParseError: ({ code, startOffset }) => {
      const reason = FAULTS[code];
      if (!reason) return;
      // What does not end is reported where it starts.
      const at = reason === 'twice' ? startOffset : html.indexOf('<', tagStart);
      read.push({ kind: 'fault', reason, at: Math.max(at, 0) });
    },
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(html, true);
  return read;
}

/** An attribute as MDX has it. Only a text in quotes is one; whatever else stands there is refused where MDX refuses `{…}`. */
function attributeOf({ name, value }: Token.Attribute, { location }: Token.TagToken, html: string): MdxJsxAttribute {
  const { startOffset, endOffset } = location!.attrs![name]!;
  const written = html.slice(startOffset, endOffset);
  const after = /^[^=]*=\s*(.)/s.exec(written)?.[1];
  const position = { start: { line: 0, column: 0, offset: startOffset }, end: { line: 0, column: 0 } };
  if (after === undefined) return { type: 'mdxJsxAttribute', name, value: null, position };
  if (after === '"' || after === "'") return { type: 'mdxJsxAttribute', name, value, position };
  return { type: 'mdxJsxAttribute', name, value: { type: 'mdxJsxAttributeValueExpression', value }, position };
}

/**
 * Give what was read its place in the file. A list or quotation indents the lines of HTML within it; they end as they do in the file.
 * @param lines of the file
 */
export function placesIn(node: Html, read: readonly Read[], lines: readonly string[]): Placed[] {
  const { line, column } = node.position!.start;
  const own = node.value.split('\n');
  const within = positionsOf(node.value);
  const placeOf = (offset: number): Place => {
    const place = within(offset);
    const index = place.line - 1;
    if (index === 0) return { line, column: column + place.column - 1 };
    const indentation = lines[line - 1 + index]?.replace(/\r$/, '').lastIndexOf(own[index]!) ?? 0;
    return { line: line + index, column: Math.max(indentation, 0) + place.column };
  };
  return read.map(({ at, ...token }): Placed => {
    const place = placeOf(at);
    if (!('attributes' in token)) return { ...token, place };
    const attributes = token.attributes.map((attribute) => {
      const start = placeOf(attribute.position!.start.offset!);
      return { ...attribute, position: { start, end: start } };
    });
    return { ...token, attributes, place };
  });
}
