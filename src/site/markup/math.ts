import type { Element, ElementContent, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import katex from 'katex';
import type { Code, Root } from 'mdast';
import type { InlineMath, Math as MathBlock } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { placeOf } from '../example-use.ts';
import { TOO_DEEP } from './depth.ts';
import type { Fault, Wording } from './fault.ts';

/** A code block in the language `math` is one too, as on GitHub. */
export type Formula = MathBlock | InlineMath | Code;

const isFormula = ({ lang }: Code): boolean => lang === 'math';

/** What KaTeX writes commands with that it does not trust. */
const UNTRUSTED = '#f00bad';
/** MathML that a page may hold. Nothing of it loads, links, hides or shrinks what it holds. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle menclose ' +
    'mpadded'
  ).split(' '),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop linebreak linethickness ' +
    'lspace mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
);
/** `\!`; any other length below nothing puts a sign over another. */
const NEGATIVE = /^-(?!0\.1667em$)/;
const NO_LENGTHS: ReadonlySet<string> = new Set(['scriptlevel']);

/** Make formulas of the code blocks that are one. */
export function markMath(tree: Root): void {
  visit(tree, 'code', (node, index, parent) => {
    if (!isFormula(node) || !parent || index === undefined) return;
    const { value, position } = node;
    // In feeds, which have no MathML, it is what it was.
    const data = { hName: 'pre', hChildren: [{ type: 'text' as const, value }] };
    parent.children[index] = { type: 'math', value, data, ...(position ? { position } : {}) };
  });
}

/** What is wrong with a formula: what KaTeX cannot read, and what no page may hold. */
export function mathFaults(formula: Formula): (Fault | Wording)[] {
  if (formula.type === 'code' && !isFormula(formula)) return [];
  const made = render(formula);
  return 'message' in made ? [made] : [];
}

/** A formula as MathML, drawn by the browser itself. @throws Error where `mathFaults` finds something. */
export function mathOf(formula: Formula): Element {
  const made = render(formula);
  if ('message' in made) throw new Error(made.message.en);
  return made;
}

const rendered = new WeakMap<Formula, Element | Fault | Wording>();

function render(formula: Formula): Element | Fault | Wording {
  const made = rendered.get(formula) ?? toMathMl(formula);
  rendered.set(formula, made);
  return made;
}

function toMathMl(formula: Formula): Element | Fault | Wording {
  try {
    const html = katex.renderToString(formula.value, {
      output: 'mathml',
      displayMode: formula.type !== 'inlineMath',
      errorColor: UNTRUSTED,
      maxExpand: 200,
      maxSize: 10,
      strict: false,
      trust: false,
    });
    const [math] = fromHtml(html, { fragment: true }).children.flatMap((node) =>
      'children' in node ? node.children : [],
    );
    const made = math && sound(math)[0];
    return made?.type === 'element' ? made : REFUSED;
  } catch (error) {
    if (error instanceof Refused) return REFUSED;
    // KaTeX's stack ends before its input does.
    if (error instanceof RangeError) return TOO_DEEP;
    if (!(error instanceof katex.ParseError)) throw error;
    const { rawMessage, position = 0 } = error as unknown as { rawMessage: string; position?: number };
    const message = { ko: `수식을 읽을 수 없습니다: ${rawMessage}`, en: `this is not a formula: ${rawMessage}` };
    return { ...placeIn(formula, position), message, hint: SYNTAX };
  }
}

class Refused extends Error {}

/** The nodes of a formula without its source, if a page may hold them. */
function sound(node: Nodes): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || node.tagName === 'annotation') return [];
  const children = node.children.flatMap(sound);
  if (node.tagName === 'semantics') return children;
  if (!ELEMENTS.has(node.tagName)) throw new Refused();
  const { xmlns, ...properties } = node.properties;
  for (const [name, value] of Object.entries(properties)) {
    const isKnown = ATTRIBUTES.has(name.toLowerCase());
    if (!isKnown || (NEGATIVE.test(String(value)) && !NO_LENGTHS.has(name.toLowerCase()))) throw new Refused();
  }
  return [{ ...node, properties, children }];
}

/** Where a character of a formula stands in its file: after `$$`, or in the lines below it. */
function placeIn(formula: Formula, offset: number): { line: number; column: number } {
  const { line, column } = placeOf(formula);
  const before = formula.value.slice(0, offset).split('\n');
  if (formula.type === 'inlineMath') return { line, column: column + '$$'.length + offset };
  return { line: line + before.length, column: before.at(-1)!.length + column };
}

const SYNTAX = {
  ko: 'KaTeX가 아는 명령으로 고치십시오(https://katex.org/docs/supported). 달러 기호를 보이려면 백틱으로 감싸십시오.',
  en: 'use what KaTeX knows (https://katex.org/docs/supported); to show dollar signs, put them in backticks',
};
const REFUSED: Wording = {
  message: {
    ko: '수식에 쓸 수 없는 명령이 있습니다.',
    en: 'the formula has a command that is not allowed in a page',
  },
  hint: {
    ko: '색, 크기, 링크, 그림, 숨김(\\phantom), 겹침(\\llap)을 지우십시오.',
    en: 'delete colours, sizes, links, pictures, and what hides (\\phantom) or covers (\\llap) something',
  },
};
