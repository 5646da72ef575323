import { unseenCodes } from '@studylog/check/manifest';
import { nearest } from '@studylog/check/text';
import type { Nodes, Root } from 'mdast';
import { type JsxElement, placeOf } from '../example-use.ts';
import { CLOSED, COMPONENTS } from '../mdx-components.ts';
import { linkFault, pictureFault } from './addresses.ts';
import { attributeFaults, type Takes } from './attributes.ts';
import { DEPTH, TOO_DEEP } from './depth.ts';
import { ELEMENTS, INSTEAD, SHRINKING } from './elements.ts';
import type { Fault, Wording } from './fault.ts';
import { mathFaults } from './math.ts';

/**
 * What a page of content/ may not hold: whatever runs (imports, exports, expressions), markup beyond the listed
 * components and elements, and addresses that lead where no link should. A page that holds it is not read
 * at all: neither the checks nor the site get anything else of it than these faults.
 */
export function markupFaults(tree: Root): Fault[] {
  const faults: Fault[] = [];
  const definitions = new Map<string, string>();
  const references: Extract<Nodes, { type: 'linkReference' }>[] = [];
  // By hand instead of by recursion: a hostile page nests without end.
  const open: { node: Nodes; depth: number; small: boolean }[] = [{ node: tree, depth: 0, small: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth, small } = next;
    if (depth > DEPTH) return [{ ...placeOf(node), ...TOO_DEEP }];
    faults.push(...nodeFaults(node));
    const shrinks = 'name' in node && SHRINKING.has(node.name ?? '');
    if (shrinks && small) faults.push({ ...placeOf(node), ...TOO_SMALL });
    if (node.type === 'linkReference') references.push(node);
    // Of several definitions Markdown takes the first.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
    if (!('children' in node)) continue;
    const within = { depth: depth + 1, small: small || shrinks };
    open.push(...node.children.map((child) => ({ node: child, ...within })).reverse());
  }
  for (const node of references) {
    const url = definitions.get(node.identifier) ?? '';
    // An address that is wrong by itself is reported where it is written.
    const wording = linkFault(url) ? undefined : linkFault(url, textOf(node));
    if (wording) faults.push({ ...placeOf(node), ...wording });
  }
  return faults;
}

/** Whether a node is a comment in braces and nothing else. It is not shown and does nothing. */
export function isComment(node: Nodes): boolean {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return false;
  return node.data?.estree?.body.length === 0;
}

function nodeFaults(node: Nodes): Fault[] {
  const judge = Object.hasOwn(JUDGES, node.type) ? (JUDGES as Judges)[node.type] : undefined;
  const place = placeOf(node);
  const found = judge ? judge(node as never) : [{ message: UNKNOWN, hint: PLAIN }];
  return [...found, ...hidden(node)].map((fault) => ({ ...place, ...fault }));
}

/** A fault with a place of its own keeps it; others stand where the node starts. */
type Judge<N> = (node: N) => (Fault | Wording)[];
type Judges = Readonly<Record<string, Judge<never> | undefined>>;
const fine = (): Wording[] => [];
const one = (wording: Wording | undefined): Wording[] => (wording ? [wording] : []);
const linkOf = (node: Extract<Nodes, { type: 'link' }>) => one(linkFault(node.url, textOf(node)));

/** The text of a node as a reader sees it. */
function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Every kind of node that Markdown and MDX have, and what may be wrong with it. What is not listed is refused. */
const JUDGES: { readonly [T in Nodes['type']]?: Judge<Extract<Nodes, { type: T }>> } = {
  root: fine,
  paragraph: fine,
  heading: fine,
  text: fine,
  emphasis: fine,
  strong: fine,
  delete: fine,
  inlineCode: fine,
  code: mathFaults,
  break: fine,
  math: mathFaults,
  inlineMath: mathFaults,
  thematicBreak: fine,
  blockquote: fine,
  list: fine,
  listItem: fine,
  table: fine,
  tableRow: fine,
  tableCell: fine,
  footnoteDefinition: fine,
  footnoteReference: fine,
  linkReference: fine,
  link: linkOf,
  // A definition may serve links and pictures; pictures by reference are refused below.
  definition: ({ url }) => one(linkFault(url)),
  image: ({ url }) => one(pictureFault(url)),
  imageReference: () => [{ message: BY_REFERENCE, hint: PICTURE }],
  mdxjsEsm: ({ value }) => [/^\s*export\b/.test(value) ? EXPORT : IMPORT],
  mdxFlowExpression: (node) => (isComment(node) ? [] : [expression(node.value)]),
  mdxTextExpression: (node) => (isComment(node) ? [] : [expression(node.value)]),
  mdxJsxFlowElement: elementFaults,
  mdxJsxTextElement: elementFaults,
};

const UNKNOWN = { ko: '이 표기는 글에 쓸 수 없습니다.', en: 'this markup is not allowed in a page' };
const PLAIN = { ko: 'Markdown으로 적으십시오.', en: 'write it in Markdown' };
const PICTURE = {
  ko: '![설명](../../images/이름.png)처럼 주소를 바로 적으십시오.',
  en: 'write the address in place: ![words](../../images/name.png)',
};
const BY_REFERENCE = {
  ko: '그림의 주소를 참조로 적을 수 없습니다.',
  en: 'the address of a picture cannot be a reference',
};
const TOO_SMALL: Wording = {
  message: {
    ko: '작은 글자 안에 더 작은 글자를 둘 수 없습니다. 눈에 보이지 않는 글이 복사될 수 있습니다.',
    en: 'small text cannot contain smaller text, because readers could copy text that they cannot see',
  },
  hint: { ko: '안쪽의 요소를 지우십시오.', en: 'delete the inner element' },
};
const IMPORT: Wording = {
  message: { ko: '글에서는 `import`를 쓸 수 없습니다.', en: '`import` is not allowed in a page' },
  hint: {
    ko: `컴포넌트는 import 없이 쓸 수 있습니다: ${Object.keys(COMPONENTS).join(', ')}`,
    en: `components can be used without an import: ${Object.keys(COMPONENTS).join(', ')}`,
  },
};
const EXPORT: Wording = {
  message: { ko: '글에서는 `export`를 쓸 수 없습니다.', en: '`export` is not allowed in a page' },
  hint: {
    ko: '글의 정보는 파일 맨 위의 프런트 매터에 적으십시오.',
    en: 'put information about the page in its front matter, at the top of the file',
  },
};
function expression(value: string): Wording {
  const text = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return {
    message: {
      ko: `\`{${text}}\`는 코드이므로 글에 쓸 수 없습니다.`,
      en: `\`{${text}}\` is code, which is not allowed in a page`,
    },
    hint: {
      ko: '중괄호를 보이려면 `\\{`로 적거나 백틱으로 감싸십시오. 주석은 `{/* … */}`로 적습니다.',
      en: 'to show braces, write `\\{` or put them in backticks; write a comment as `{/* … */}`',
    },
  };
}

function elementFaults(element: JsxElement): (Fault | Wording)[] {
  const { name } = element;
  if (name === null) return [FRAGMENT];
  if (Object.hasOwn(ELEMENTS, name)) return attributeFaults(element, ELEMENTS[name as keyof typeof ELEMENTS]);
  if (!Object.hasOwn(COMPONENTS, name)) return [notListed(name)];
  const takes: Readonly<Record<string, Takes>> = COMPONENTS[name as keyof typeof COMPONENTS];
  const faults: (Fault | Wording)[] = attributeFaults(element, takes);
  return CLOSED.has(name) && element.children.length > 0 ? [...faults, closed(name)] : faults;
}

const FRAGMENT: Wording = {
  message: { ko: '`<>`는 글에 쓸 수 없습니다.', en: '`<>` is not allowed in a page' },
  hint: { ko: '지우십시오. 그대로 표시하려면 백틱으로 감싸십시오.', en: 'delete it, or show it in backticks' },
};

function closed(name: string): Wording {
  return {
    message: {
      ko: `<${name}> 안에 적은 내용은 표시되지 않습니다.`,
      en: `the content of <${name}> is not shown`,
    },
    hint: { ko: `<${name} … />로 닫고 그 뒤에 적으십시오.`, en: `write <${name} … />, and put the text after it` },
  };
}

function notListed(name: string): Wording {
  if (Object.hasOwn(INSTEAD, name)) {
    return { message: notAllowed(name), hint: INSTEAD[name]! };
  }
  const isComponent = /^[A-Z][^.:]*$/.test(name);
  const known = Object.keys(isComponent ? COMPONENTS : ELEMENTS);
  const meant = nearest(name, known);
  const all = known.join(', ');
  const list = isComponent
    ? { ko: `쓸 수 있는 컴포넌트: ${all}`, en: `available: ${all}` }
    : {
        ko: `그대로 표시하려면 \`<${name}>\`처럼 백틱으로 감싸십시오. 쓸 수 있는 HTML: ${all}`,
        en: `to show it as text, put it in backticks; allowed HTML: ${all}`,
      };
  return {
    message: isComponent
      ? { ko: `<${name}> 컴포넌트는 없습니다.`, en: `there is no component <${name}>` }
      : notAllowed(name),
    hint: meant ? { ko: `혹시 <${meant}>입니까?`, en: `did you mean <${meant}>?` } : list,
  };
}

const notAllowed = (name: string) => ({
  ko: `<${name}>은 글에 쓸 수 없습니다.`,
  en: `<${name}> is not allowed in a page`,
});

/** Texts of a node that reach the reader, or are read as an address. */
const TEXTS = ['value', 'title', 'alt', 'url', 'label'] as const;

function hidden(node: Nodes): Wording[] {
  const own = TEXTS.map((key) => (node as unknown as Record<string, unknown>)[key]);
  const attributes = 'attributes' in node ? node.attributes.map(({ value }) => value) : [];
  const texts = [...own, ...attributes].filter((value) => typeof value === 'string');
  const character = texts.flatMap(unseenCodes)[0];
  if (character === undefined) return [];
  return [
    {
      message: {
        ko: `보이지 않는 문자 ${character}가 있습니다.`,
        en: `there is the invisible character ${character}`,
      },
      hint: { ko: '지우십시오.', en: 'delete it' },
    },
  ];
}
