import type { Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { COMPONENTS } from '../mdx-components.ts';
import { BLOCKS } from './blocks.ts';
import { DEPTH, TOO_DEEP } from './depth.ts';
import type { Fault } from './fault.ts';
import { isElementName, isListed, type Tag, VOID } from './html-tags.ts';
import { type Placed, placesIn, readHtml } from './html-tokens.ts';
import { CLOSES_NOTHING, NOT_CLOSED, UNREADABLE } from './html-words.ts';

/** Blocks of which the text is no paragraph. */
const LINES: ReadonlySet<string | null> = new Set(['dl', 'dt', 'summary']);
/** Nodes of Markdown that hold blocks. */
const FLOW: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/**
 * Make of the HTML in a page's tree the nodes that MDX has for it, so that whatever reads pages knows one tree, and what is
 * refused in MDX is refused here. A tag that is neither an element of HTML nor a component is text: `<node-ip>`. Comments go.
 * @param text the file, for places
 * @returns what is wrong with the tags themselves: one that is not closed, or closes nothing
 */
export function liftHtml(tree: Root, text: string): Fault[] {
  const lines = text.split('\n');
  const faults: Fault[] = [];
  const lift = (parent: Parent): void => {
    for (const child of parent.children) if ('children' in child) lift(child);
    if (parent.children.some(({ type }) => type === 'html')) assemble(parent, lines, faults);
    for (const child of parent.children) {
      if (child.type === 'text' && isOfFile(child)) faults.push(...brokenComponents(child, text));
    }
  };
  lift(tree);
  return faults;
}

/** An element whose end is looked for. */
interface Open {
  readonly tag: Tag;
  readonly children: Nodes[];
}

/** Put what stands between tags into their elements. */
function assemble(parent: Parent, lines: readonly string[], faults: Fault[]): void {
  const isFlow = FLOW.has(parent.type);
  const stack: Open[] = [{ tag: ROOT, children: [] }];
  let tooDeep: Tag['place'] | undefined;
  const append = (node: Nodes): void => void stack.at(-1)!.children.push(node);
  const close = (): void => {
    const { tag, children } = stack.pop()!;
    append(elementOf(tag, children, isFlow));
  };
  const report = ({ name, place }: Tag, words: (name: string) => Omit<Fault, 'line' | 'column'>): void => {
    // An element that no page may have is reported as that.
    if (isListed(name)) faults.push({ ...place, ...words(name) });
  };
  const take = (token: Placed): void => {
    if (token.kind === 'fault') faults.push({ ...token.place, ...UNREADABLE[token.reason] });
    else if (token.kind === 'text') append(textAt(token.value, token.place));
    else if (!isElementName(token)) append(textAt(token.source, token.place));
    else if (token.kind === 'open' && stack.length > DEPTH) tooDeep ??= token.place;
    else if (token.kind === 'open') {
      stack.push({ tag: token, children: [] });
      if (token.isClosed || VOID.has(token.name)) close();
    } else if (!stack.some(({ tag }) => tag.name === token.name)) report(token, CLOSES_NOTHING);
    else {
      for (; stack.at(-1)!.tag.name !== token.name; close()) report(stack.at(-1)!.tag, NOT_CLOSED);
      close();
    }
  };
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'html') for (const token of placesIn(child, readHtml(child.value), lines)) take(token);
    else append(child);
  }
  if (tooDeep) faults.push({ ...tooDeep, ...TOO_DEEP });
  for (; stack.length > 1; close()) if (!tooDeep) report(stack.at(-1)!.tag, NOT_CLOSED);
  parent.children = (isFlow ? paragraphsOf(stack[0]!.children) : stack[0]!.children) as RootContent[];
}

const ROOT: Tag = {
  kind: 'open',
  name: '',
  source: '',
  attributes: [],
  isClosed: false,
  place: { line: 1, column: 1 },
};

/** A text of HTML. Without an offset, since it may hold other characters than the file does. */
const textAt = (value: string, start: Tag['place']): Nodes => ({
  type: 'text',
  value,
  position: { start, end: start },
});

function elementOf({ name, source, attributes, place }: Tag, children: Nodes[], isFlow: boolean): Nodes {
  const isBlock = isFlow && BLOCKS.has(name);
  return {
    type: isBlock ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name,
    attributes: [...attributes],
    children: isBlock && !LINES.has(name) ? paragraphsOf(children) : children,
    // The lines of its tag, by which authors are shown what is wrong in it.
    position: { start: place, end: { ...place, line: place.line + source.split('\n').length - 1 } },
  } as Nodes;
}

const isInline = (node: Nodes): boolean => node.type === 'text' || node.type === 'mdxJsxTextElement';
const isSpace = (node: Nodes | undefined): boolean => node?.type === 'text' && node.value.trim() === '';

/** Blocks, with the text between them in paragraphs. */
function paragraphsOf(nodes: readonly Nodes[]): Nodes[] {
  const made: Nodes[] = [];
  let run: Nodes[] = [];
  const end = (): void => {
    while (isSpace(run[0])) run.shift();
    while (isSpace(run.at(-1))) run.pop();
    const position = run.find((node) => node.position)?.position;
    const children = run as PhrasingContent[];
    if (run.length > 0) made.push({ type: 'paragraph', children, ...(position ? { position } : {}) });
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else {
      end();
      made.push(node);
    }
  }
  end();
  return made;
}

const isOfFile = (node: Nodes): boolean => node.position?.start.offset !== undefined;
const COMPONENT = new RegExp(`(?<!\\\\)<(${Object.keys(COMPONENTS).join('|')})(?![\\w-])`, 'g');

/** A component that Markdown took for text, as its attributes are not written as those of HTML. */
function brokenComponents(node: Nodes, text: string): Fault[] {
  const { start, end } = node.position!;
  const source = text.slice(start.offset, end.offset);
  return [...source.matchAll(COMPONENT)].map(({ 1: name = '', index }) => {
    const before = source.slice(0, index).split('\n');
    const line = start.line + before.length - 1;
    const column = before.length > 1 ? before.at(-1)!.length + 1 : start.column + index;
    return { line, column, ...UNREADABLE.component(name) };
  });
}
