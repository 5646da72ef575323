import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type ExampleUse, examplesUsed, type JsxElement, type Place, placeOf, visitElements } from './example-use.ts';
import { pictureName } from './markup/addresses.ts';

/** A name or address, and where it is written. */
export interface Mention extends Place {
  readonly name: string;
}

/** What the text of a page names outside of itself. */
export interface Mentions {
  /** The examples that it embeds, in order. */
  readonly uses: readonly ExampleUse[];
  /** Addresses of links and of definitions. */
  readonly links: readonly Mention[];
  /** Names in content/images/. */
  readonly pictures: readonly Mention[];
  readonly diagrams: readonly Mention[];
  /** Examples that exercises name, by the attribute that does. */
  readonly exercises: readonly (Mention & { readonly as: 'task' | 'given' })[];
}

/** Find what a page names, once its markup was found to be allowed. */
export function mentionsIn(tree: Root): Mentions {
  const links: Mention[] = [];
  const pictures: Mention[] = [];
  visit(tree, ['link', 'definition', 'image'], (node) => {
    if (node.type === 'link' || node.type === 'definition') links.push({ name: node.url, ...placeOf(node) });
    const picture = node.type === 'image' ? pictureName(node.url) : undefined;
    if (picture !== undefined) pictures.push({ name: picture, ...placeOf(node) });
  });
  const diagrams: Mention[] = [];
  const exercises: Mentions['exercises'][number][] = [];
  visitElements(tree, (element) => {
    if (element.name === 'Diagram') diagrams.push(...attribute(element, 'name'));
    if (element.name !== 'Exercise') return;
    for (const as of ['task', 'given'] as const) {
      exercises.push(...attribute(element, as).map((mention) => ({ as, ...mention })));
    }
  });
  return { uses: examplesUsed(tree), links, pictures, diagrams, exercises };
}

function attribute({ attributes }: JsxElement, name: string): Mention[] {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof found?.value === 'string' ? [{ name: found.value, ...placeOf(found) }] : [];
}
