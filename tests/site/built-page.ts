import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';

/** A page as it was built, for what can be seen without a browser. */
export interface BuiltPage {
  readonly path: string;
  readonly html: string;
  /** Every element, in the order of the page. */
  readonly elements: readonly Html.Element[];
  readonly ids: ReadonlySet<string>;
}

const pages = new Map<string, BuiltPage | undefined>();

/** The page at a path of a built site, or undefined where there is none. Each is read once. */
export function builtPage(folder: string, path: string): BuiltPage | undefined {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!pages.has(file)) pages.set(file, existsSync(file) ? read(path, readFileSync(file, 'utf8')) : undefined);
  return pages.get(file);
}

function read(path: string, html: string): BuiltPage {
  const elements = [...within(parse(html))];
  return { path, html, elements, ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])) };
}

function* within(node: Html.ParentNode): Generator<Html.Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* within(child);
  }
}

/** The value of an attribute; undefined where the element has none of that name. */
export function attribute({ attrs }: Html.Element, name: string): string | undefined {
  return attrs.find((attr) => attr.name === name)?.value;
}

/** All text within an element, as scripts read it. */
export const textContent = (node: Html.ParentNode): string =>
  node.childNodes
    .map((child) => ('value' in child ? child.value : 'tagName' in child ? textContent(child) : ''))
    .join('');

const COMMANDS = ['data-command', 'data-apply', 'data-cleanup', 'data-run-cleanup'];

/** Whether an element is the text of a command that a page gives its reader. */
export const isCommand = ({ tagName, parentNode }: Html.Element): boolean =>
  tagName === 'code' &&
  parentNode !== null &&
  'attrs' in parentNode &&
  parentNode.attrs.some(({ name }) => COMMANDS.includes(name));

/** What a screen reader says in the place of an element: its label, or its text with the labels and alternatives within. */
export function accessibleName(element: Html.Element, { elements }: Pick<BuiltPage, 'elements'>): string {
  const label = attribute(element, 'aria-label') ?? attribute(element, 'alt') ?? attribute(element, 'title');
  if (label?.trim()) return label.trim();
  const by = attribute(element, 'aria-labelledby')?.split(/\s+/) ?? [];
  const labels = elements.filter((other) => by.includes(attribute(other, 'id') ?? ''));
  const id = attribute(element, 'id');
  if (id) labels.push(...elements.filter((other) => other.tagName === 'label' && attribute(other, 'for') === id));
  return [...labels, element]
    .map((one) => textOf(one))
    .join(' ')
    .trim();
}

function textOf(node: Html.ParentNode): string {
  return node.childNodes
    .map((child) => {
      if ('value' in child) return child.value;
      if (!('tagName' in child) || attribute(child, 'aria-hidden') === 'true') return '';
      return attribute(child, 'aria-label') ?? attribute(child, 'alt') ?? textOf(child);
    })
    .join('');
}
