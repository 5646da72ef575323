import type { RootContent } from 'mdast';
import { files } from '../../text/addresses.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { exampleById } from '../data.ts';
import type { JsxElement } from '../example-use.ts';
import { translator } from '../i18n/t.ts';
import type { ComponentName } from '../mdx-components.ts';
import { isSetUpPart, setUpCommands } from '../set-up.ts';
import { absolute } from '../site.ts';
import { drawingNodes } from './drawing.ts';
import { elementNodes } from './elements.ts';
import { addressOf, outputNodes, sheetNodes, stepNodes } from './example.ts';
import { block, heading, html, inParagraphs, paragraph, strong } from './nodes.ts';

/** The text of a note or log entry with its components in words, of the tree that its page is made of. */
export function bodyNodes(page: Page): RootContent[] {
  const own = addressOf(collectionOf(page).addresses(page)[0], page.lang);
  return contentOf(page.tree.children, { lang: page.lang, own });
}

interface Context {
  readonly lang: Page['lang'];
  /** The whole address of the page. */
  readonly own: string;
}

type Attributes = Readonly<Record<string, string>>;

/** Each component as Markdown; its children are what stands between its tags. */
const COMPONENTS: Readonly<
  Record<ComponentName, (attributes: Attributes, children: RootContent[], context: Context) => RootContent[]>
> = {
  Example: ({ id = '', file }, _, { lang }) => {
    const example = exampleById(id);
    return sheetNodes(example, file, lang, example.cluster === undefined);
  },
  Run: ({ id = '' }, _, { lang }) => stepNodes(exampleById(id), lang),
  Output: ({ id = '', command = '', from, to }, _, { lang }) =>
    outputNodes(exampleById(id), command, { from, to }, lang),
  Setup: ({ id = '', part = '' }) =>
    isSetUpPart(part)
      ? setUpCommands(exampleById(id), part, (file) => absolute(files.raw(id, file))).map((line) => block('sh', line))
      : [],
  Goals: (_, children, { lang }) => [paragraph(strong(`${translator(lang)('goals')}:`)), ...children],
  Mistake: ({ title = '' }, children, { lang }) => [
    heading(3, `${translator(lang)('mistake')}: ${title}`),
    ...children,
  ],
  Exercise: ({ title = '' }, children, { lang }) => [
    heading(3, [translator(lang)('exercise'), title].filter(Boolean).join(': ')),
    ...children,
  ],
  Answer: (_, children, { lang }) => [paragraph(strong(`${translator(lang)('answer')}:`)), ...children],
  Differs: (_, children, { lang }) => [paragraph(strong(`${translator(lang)('differs')}:`)), ...children],
  Drawing: ({ id = '', file }, _, { lang }) => drawingNodes(exampleById(id), lang, file),
  Diagram: ({ alt = '' }, _, { lang }) => [paragraph(strong(`${translator(lang)('diagram')}:`), ` ${alt}`)],
};

function contentOf(nodes: readonly RootContent[], context: Context): RootContent[] {
  return nodes.flatMap((node) => nodesOf(node, context));
}

function nodesOf(node: RootContent, context: Context): RootContent[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementOf(node, context);
    // Comments only: other expressions are rejected.
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [];
    // An alert says what it is in the words of its page.
    case 'blockquote': {
      const children = contentOf(node.children, context);
      const alert = node.data?.alert;
      const title = alert ? [paragraph(strong(`${translator(context.lang)(`alert_${alert}`)}:`))] : [];
      return [{ type: 'blockquote', children: [...title, ...children] as never }];
    }
    case 'image':
      return [strong(`${translator(context.lang)('picture')}: ${node.alt ?? ''}`)];
    case 'link':
      return [{ ...node, url: wholeAddress(node.url, context), children: contentOf(node.children, context) as never }];
    case 'definition':
      return [{ ...node, url: wholeAddress(node.url, context) }];
    default:
      return 'children' in node ? [{ ...node, children: contentOf(node.children, context) } as RootContent] : [node];
  }
}

function elementOf(node: JsxElement, context: Context): RootContent[] {
  const attributes = Object.fromEntries(
    node.attributes.flatMap((one) => (one.type === 'mdxJsxAttribute' ? [[one.name, String(one.value ?? '')]] : [])),
  );
  const children = contentOf(node.children as RootContent[], context);
  const name = node.name ?? '';
  if (Object.hasOwn(COMPONENTS, name)) {
    return COMPONENTS[name as ComponentName](attributes, inParagraphs(children), context);
  }
  if (name === 'br') return [{ type: 'break' }];
  if (name === 'wbr') return [html('<wbr>')];
  return elementNodes(name, attributes, children, node.type === 'mdxJsxFlowElement');
}

/** The whole address of a link, for a text that is read outside the site. */
function wholeAddress(url: string, { lang, own }: Context): string {
  if (url.startsWith('#')) return own + url;
  // Links of a page are written with its language.
  return url.startsWith('/') ? absolute(url) : url || addressOf('/', lang);
}
