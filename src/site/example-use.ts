import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { splitFocus } from './focus.ts';

/** Line and column in a file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** `<Example id focus file />`, `<Run id />`, `<Output id command />`, `<Drawing id file />` or `<Setup id part />` in a page. */
export interface ExampleUse extends Place {
  readonly component: 'Example' | 'Run' | 'Output' | 'Setup' | 'Drawing';
  readonly id: string;
  readonly file: string | undefined;
  /** The command whose output is shown. */
  readonly command: string | undefined;
  /** The part of a set-up. */
  readonly part: string | undefined;
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

/** The examples that a page embeds, once its markup was found to be allowed. */
export function examplesUsed(tree: Root): ExampleUse[] {
  const uses: ExampleUse[] = [];
  visitElements(tree, (element) => {
    const component = element.name;
    if (!isEmbed(component)) return;
    const attributes = element.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
    const text = (name: string) => {
      const value = attributes.find((attribute) => attribute.name === name)?.value;
      return typeof value === 'string' ? value : undefined;
    };
    uses.push({
      component,
      id: text('id') ?? '',
      file: text('file'),
      command: text('command'),
      part: text('part'),
      focus: splitFocus(text('focus') ?? ''),
      at: Object.fromEntries(attributes.map((attribute) => [attribute.name, placeOf(attribute)])),
      ...placeOf(element),
    });
  });
  return uses;
}

const EMBEDS: readonly (string | null)[] = ['Example', 'Run', 'Output', 'Setup', 'Drawing'];
const isEmbed = (name: string | null): name is ExampleUse['component'] => EMBEDS.includes(name);
