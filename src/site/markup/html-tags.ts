import { nearest } from '@studylog/check/text';
import { htmlTagNames } from 'html-tag-names';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import type { Place } from '../example-use.ts';
import { COMPONENTS } from '../mdx-components.ts';
import { ELEMENTS } from './elements.ts';

/** A tag as it is written. Names of elements are in small letters, those of components as they are. */
export interface Tag {
  readonly kind: 'open' | 'close';
  readonly name: string;
  readonly source: string;
  readonly attributes: readonly MdxJsxAttribute[];
  /** Whether it ends with `/>`. */
  readonly isClosed: boolean;
  readonly place: Place;
}

/** Elements that have no end, https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const HTML: ReadonlySet<string> = new Set(htmlTagNames);

/** Whether HTML has, or had, an element of this name, in small letters. */
export const isHtmlName = (name: string): boolean => HTML.has(name);

/** Whether pages may have an element or component of this name. */
export const isListed = (name: string): boolean => Object.hasOwn(ELEMENTS, name) || Object.hasOwn(COMPONENTS, name);

/** The name that a tag means. HTML does not tell small letters from capitals; components do. */
export function nameOf(written: string): string {
  if (Object.hasOwn(COMPONENTS, written)) return written;
  const small = written.toLowerCase();
  return HTML.has(small) ? small : written;
}

/**
 * Whether a tag is one: of HTML, of a component, or of what looks like a component. Others are words in angle brackets, which a
 * reader should see: `<pod-name>`.
 */
export function isElementName({ name, attributes }: Tag): boolean {
  if (isListed(name) || HTML.has(name)) return true;
  if (!/^[A-Z]/.test(name)) return false;
  return nearest(name, Object.keys(COMPONENTS)) !== undefined || attributes.some(({ value }) => value !== null);
}
