import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { splitFocus } from './focus.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** `<Example id focus file />` or `<Run id />` in a page. */
export interface ExampleUse extends Place {
  readonly component: 'Example' | 'Run';
  /** undefined where the attribute is missing or not a plain string. */
  readonly id: string | undefined;
  readonly file: string | undefined;
  readonly focus: readonly string[];
  /** Where each attribute stands. */
  readonly at: Readonly<Record<string, Place>>;
}

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** Call `seen` for every component of a page, in order. */
export function visitElements(tree: Root, seen: (element: JsxElement) => void): void {
  visit(tree, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') seen(node);
  });
}

/** Where a node starts; the file's first character for nodes that no text stands for. */
export function placeOf(node: { position?: { start: Place } | undefined }): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** The examples that a page embeds. */
export function examplesUsed(tree: Root): ExampleUse[] {
  const uses: ExampleUse[] = [];
  visitElements(tree, (element) => {
    if (element.name !== 'Example' && element.name !== 'Run') return;
    const attributes = element.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
    const text = (name: string) => {
      const value = attributes.find((attribute) => attribute.name === name)?.value;
      return typeof value === 'string' ? value : undefined;
    };
    uses.push({
      component: element.name,
      id: text('id'),
      file: text('file'),
      focus: focusOf(attributes.find(({ name }) => name === 'focus')),
      at: Object.fromEntries(attributes.map((attribute) => [attribute.name, placeOf(attribute)])),
      ...placeOf(element),
    });
  });
  return uses;
}

/** The paths of `focus="a, b"` or `focus={['a', 'b']}`. */
function focusOf(attribute: MdxJsxAttribute | undefined): string[] {
  const value = attribute?.value;
  if (typeof value === 'string') return splitFocus(value);
  return [...(value?.value ?? '').matchAll(/'([^']*)'|"([^"]*)"/g)].flatMap(([, single, double]) =>
    splitFocus(single ?? double ?? ''),
  );
}
