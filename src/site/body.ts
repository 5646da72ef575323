import type { Element, ElementContent, Root as HtmlRoot, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Blockquote } from 'mdast';
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast';
import { unified } from 'unified';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { inLang, paths } from '../text/addresses.ts';
import type { Languages } from '../text/lang.ts';
import { type Embed, type Heading, rehypeAnchors } from './anchors.ts';
import { rehypeCodeBlocks } from './code-blocks.ts';
import type { Page } from './content.ts';
import type { SourceLines } from './dev/findings.ts';
import { rehypeSourceLines } from './dev/source-lines.ts';
import type { JsxElement } from './example-use.ts';
import type { Term } from './glossary.ts';
import { type Translate, translator } from './i18n/t.ts';
import { rehypeBase, rehypeTables, rehypeTasks } from './markdown.ts';
import { pictureName } from './markup/addresses.ts';
import { type Formula, mathOf } from './markup/math.ts';
import { COMPONENTS, type ComponentName } from './mdx-components.ts';
import { rehypeShowings } from './showings.ts';
import { rehypeTerms } from './terms.ts';

/** What a page shows: HTML, and the components that stand in it with what is between their tags. */
export type Part = string | ComponentPart | PicturePart;
/** What is made by a component, and, while an author writes, the lines that it comes from. */
interface MadePart {
  readonly source?: SourceLines;
}
export interface ComponentPart extends MadePart {
  readonly component: ComponentName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}
export interface PicturePart extends MadePart {
  /** Its name in content/images/. */
  readonly picture: string;
  readonly alt: string;
  readonly title?: string;
}

/** What the text of a page is made of. Nothing of it is a program, and nothing of it is run. */
export interface Body {
  readonly parts: readonly Part[];
  readonly headings: readonly Heading[];
  readonly embeds: readonly Embed[];
  /** Whether it has something of which few pages have anything: the styles of that are in src/site/styles/markdown.css. */
  readonly isRich: boolean;
}

const PLUGINS = unified().use(rehypeTables).use(rehypeShowings).freeze();

/**
 * Make what is shown of a page. That its markup is allowed was found when it was read.
 * @param log the languages of the log, and the terms that its notes link
 * @param withLines whether to say which lines of the file the parts come from, for authors
 */
export async function bodyOf(
  { tree, lang, collection, file }: Page,
  log: { readonly languages: Languages; readonly terms: readonly Term[] },
  withLines = false,
): Promise<Body> {
  const t = translator(lang);
  const headings: Heading[] = [];
  const embeds: Embed[] = [];
  const plugins = PLUGINS()
    .use(rehypeCodeBlocks, t('copyCode'))
    .use(rehypeTasks, { done: t('taskDone'), open: t('taskOpen') })
    .use(rehypeTerms, {
      terms: collection === 'notes' ? log.terms : [],
      lang,
      addressOf: (id: string) => inLang(paths.term(id), lang, log.languages),
    })
    .use(rehypeBase)
    .use(rehypeAnchors, { words: { Mistake: t('mistake'), Exercise: t('exercise') }, headings, embeds });
  if (withLines) plugins.use(rehypeSourceLines, file);
  const made = toHast(tree, {
    handlers: {
      mdxJsxFlowElement: elementOf,
      mdxJsxTextElement: elementOf,
      math: formulaOf,
      inlineMath: formulaOf,
      blockquote: (state: State, node: Blockquote) => alertOf(state, node, t),
    },
    footnoteLabel: t('footnotes'),
    footnoteLabelProperties: {},
    footnoteBackLabel: (index, again) =>
      t('footnoteBack', { reference: again > 1 ? `${index + 1}-${again}` : index + 1 }),
  }) as HtmlRoot;
  const html = (await plugins.run(made)) as HtmlRoot;
  const parts = partsOf(html.children, withLines ? file : undefined);
  return { parts, headings, embeds, isRich: isRich(html) };
}

/** A component or listed element as an element of HTML; their attributes are texts, or stand alone. */
function elementOf(state: State, node: JsxElement): Element {
  const attributes = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' ? [[attribute.name, (attribute.value ?? true) as string | true]] : [],
  );
  const children = state.all(node as never) as ElementContent[];
  const properties = Object.fromEntries(attributes);
  const element: Element = { type: 'element', tagName: node.name ?? '', properties, children };
  state.patch(node as never, element);
  return element;
}

/** A formula; one of its own scrolls by itself where it is wider than the page. */
function formulaOf(state: State, node: Formula): Element {
  const math = mathOf(node);
  if (node.type === 'inlineMath') return math;
  const element: Element = {
    type: 'element',
    tagName: 'div',
    properties: { className: ['math'], tabIndex: 0 },
    children: [math],
  };
  state.patch(node as never, element);
  return element;
}

/** A quotation; an alert has a title in the page's language. */
function alertOf(state: State, node: Blockquote, t: Translate): Element {
  const quotation = defaultHandlers.blockquote(state, node);
  const alert = node.data?.alert;
  if (alert === undefined) return quotation;
  const words: ElementContent = { type: 'text', value: t(`alert_${alert}`) };
  const title: Element = {
    type: 'element',
    tagName: 'p',
    properties: { className: ['box-label'] },
    children: [words],
  };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['alert', `alert-${alert}`], role: 'note' },
    children: [title, ...quotation.children],
  };
}

/** Elements and classes whose styles only pages load that have them. */
const RICH_ELEMENTS: ReadonlySet<string> = new Set([
  'figcaption',
  'kbd',
  'input',
  'mark',
  'samp',
  'ins',
  'del',
  'math',
]);
const RICH_CLASSES: ReadonlySet<string> = new Set(['alert', 'footnotes', 't-del', 't-ins']);

function isRich(tree: HtmlRoot): boolean {
  let found = false;
  visit(tree, 'element', ({ tagName, properties }) => {
    const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
    const isOne =
      RICH_ELEMENTS.has(tagName) || classes.some((name) => RICH_CLASSES.has(name)) || properties.align !== undefined;
    if (!isOne) return undefined;
    found = true;
    return EXIT;
  });
  return found;
}

/** Stands in the HTML where a component is. No page holds it: Markdown has another character in place of it. */
const MARK = '\0';

function partsOf(children: HtmlRoot['children'], file: string | undefined): Part[] {
  const root: HtmlRoot = { type: 'root', children };
  const shown: Part[] = [];
  visit(root as Nodes, 'element', (node: Element, index, parent) => {
    const part = partOf(node, file);
    if (!part || !parent || index === undefined) return undefined;
    shown.push(part);
    parent.children[index] = { type: 'raw', value: MARK };
    return SKIP;
  });
  const texts = toHtml(root, { allowDangerousHtml: true }).split(MARK);
  return texts.flatMap((html, index) => [html, shown[index] ?? '']).filter((part) => part !== '');
}

/** An element that a component of the site shows; undefined where it is plain HTML. */
function partOf({ tagName, properties, children, position }: Element, file: string | undefined): Part | undefined {
  const lines = file && position ? { source: { file, from: position.start.line, to: position.end.line } } : {};
  if (Object.hasOwn(COMPONENTS, tagName)) {
    const attributes = properties as Record<string, string>;
    return { component: tagName as ComponentName, attributes, parts: partsOf(children, file), ...lines };
  }
  const picture = tagName === 'img' ? pictureName(String(properties.src)) : undefined;
  if (picture === undefined) return undefined;
  const { alt, title } = properties;
  return { picture, alt: String(alt ?? ''), ...(title ? { title: String(title) } : {}), ...lines };
}
