import {
  findAllSubstringIndexes,
  transformerNotationDiff,
  transformerNotationErrorLevel,
  transformerNotationHighlight,
  transformerNotationWordHighlight,
} from '@shikijs/transformers';
import type { Element, ElementContent } from 'hast';
import type { BundledLanguage, DecorationItem, ShikiTransformer } from 'shiki';
import type { Fence } from './fence.ts';
import { classOf, highlighterFor, isBundled, LINE_LIMIT, THEME_NAME } from './highlight.ts';
import { type SessionLine, sessionOf } from './shell-session.ts';

/** The prompt is drawn by the stylesheet, so that whoever takes the text along takes the commands. */
const PROMPT_SIGN: Element = { type: 'element', tagName: 'span', properties: { className: ['prompt'] }, children: [] };

/** The classes that Shiki's notations give to lines, as `// [!code ++]` does, and the element of such a line. */
const MARKED = [
  ['remove', 'span'],
  ['add', 'ins'],
  ['error', 'mark'],
  ['warning', 'mark'],
  ['highlighted', 'mark'],
] as const;
const HIGHLIGHTED = MARKED.at(-1)!;

/** Marked words of a block at most; Shiki's time grows with their square. */
const MARKED_WORDS = 200;

/** New for each block, as they keep what they find. */
const notations = (): ShikiTransformer[] => [
  transformerNotationDiff(),
  transformerNotationHighlight(),
  transformerNotationErrorLevel(),
  transformerNotationWordHighlight({ classActiveWord: 'word' }),
];

/**
 * The content of a code block: tokens with the classes of the site, lines and words that its fence marks, and what a shell
 * printed in `samp`. Nobody copies that, nor what a change takes away (`del`): src/site/browser/copy.ts.
 */
export async function fenceLines(code: string, fence: Fence): Promise<ElementContent[]> {
  const session = sessionOf(code, fence.language);
  // What was printed is no program: a quote in it would colour the next command.
  const typed = session?.map(({ kind, text }) => (kind === 'command' ? text : '')).join('\n') ?? code;
  const language = isBundled(fence.language) ? fence.language : 'text';
  const lines = await highlighted(typed, session ? 'bash' : language, fence);
  return joined(lines.map((line) => contentOf(line, fence, session?.[line.number - 1])));
}

/** A line of Shiki's, with its number in the block as it is written: lines of notations are gone. */
interface ShownLine {
  readonly number: number;
  readonly classes: readonly string[];
  readonly children: ElementContent[];
}

async function highlighted(code: string, lang: BundledLanguage | 'text', { words }: Fence): Promise<ShownLine[]> {
  const written = code.split('\n');
  const numbers = new Map<Element, number>();
  const numbering: ShikiTransformer = { line: (line, number) => void numbers.set(line, number) };
  const highlighter = await highlighterFor(lang);
  const root = highlighter.codeToHast(code, {
    lang,
    theme: THEME_NAME,
    tokenizeTimeLimit: LINE_LIMIT,
    decorations: decorationsOf(code, words),
    transformers: [numbering, ...notations()],
  });
  const [pre] = root.children as Element[];
  const [element] = pre!.children as Element[];
  return element!.children.flatMap((line): ShownLine[] => {
    if (line.type !== 'element') return [];
    const classes = classesOf(line);
    const tokens = line.children.flatMap(tokenOf);
    const number = numbers.get(line) ?? 0;
    // Of `a; // [!code ++]` the space before the comment is left.
    const children = written[number - 1]?.includes('[!code') ? withoutEndSpace(tokens) : tokens;
    return [{ number, classes, children }];
  });
}

function withoutEndSpace(tokens: readonly ElementContent[]): ElementContent[] {
  const last = merged(tokens).at(-1);
  if (last?.type !== 'text') return [...tokens];
  return [...merged(tokens).slice(0, -1), { ...last, value: last.value.trimEnd() }];
}

/** Where the marked words are. Shiki refuses marks that cross: of two words that overlap, the first is marked. */
function decorationsOf(code: string, words: readonly string[]): DecorationItem[] {
  const marked: DecorationItem[] = [];
  const taken = new Set<number>();
  for (const word of words) {
    for (const start of findAllSubstringIndexes(code, word)) {
      const places = Array.from(word, (_, index) => start + index);
      if (marked.length === MARKED_WORDS) return marked;
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      marked.push({ start, end: start + word.length, tagName: 'mark', properties: { class: 'word' } });
    }
  }
  return marked;
}

function classesOf({ properties: { class: name, className } }: Element): string[] {
  return [name, className]
    .flat()
    .flatMap((one) => String(one ?? '').split(' '))
    .filter(Boolean);
}

/** A token with the site's class in place of a colour, which no policy allows; a text where it has none. */
function tokenOf(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const children = node.children.flatMap(tokenOf);
  if (classesOf(node).includes('word')) {
    return [{ type: 'element', tagName: 'mark', properties: { className: ['word'] }, children: merged(children) }];
  }
  const kind = classOf(String(node.properties.style ?? ''));
  if (!kind) return children;
  return [{ type: 'element', tagName: 'span', properties: { className: [kind] }, children }];
}

/** One line as it is shown. */
interface Line {
  readonly content: ElementContent[];
  /** The element of what nobody copies, with the ends of its lines. */
  readonly left?: 'del' | 'samp';
}

function contentOf(line: ShownLine, { lines }: Fence, said: SessionLine | undefined): Line {
  const isOutput = said?.kind === 'output';
  const tokens = isOutput ? [textNode(said.text)] : merged(line.children);
  const content = said?.hasPrompt ? [PROMPT_SIGN, ...tokens] : tokens;
  const isNamed = lines.some(([from, to]) => from <= line.number && line.number <= to);
  const mark = MARKED.find(([name]) => line.classes.includes(name)) ?? (isNamed ? HIGHLIGHTED : undefined);
  const left = isOutput ? 'samp' : mark?.[0] === 'remove' ? 'del' : undefined;
  return {
    content: mark ? [element(mark[1], ['line', mark[0]], content)] : content,
    ...(left ? { left } : {}),
  };
}

const textNode = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, className: string[], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: className.length > 0 ? { className } : {},
  children,
});

/** Lines with their ends between them. The end beside a line that nobody copies goes with it. */
function joined(lines: readonly Line[]): ElementContent[] {
  const first = lines.findIndex(({ left }) => left === undefined);
  const all = lines.flatMap(({ content, left }, index): ElementContent[] => {
    const isBefore = index < first;
    const before = index > 0 && index > first ? [textNode('\n')] : [];
    if (left === undefined) return [...before, ...content];
    return [element(left, [], [...before, ...content, ...(isBefore ? [textNode('\n')] : [])])];
  });
  return merged(all);
}

/** Join neighbours of one kind. */
function merged(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text')
      result[result.length - 1] = { ...last, value: last.value + node.value };
    else if (isSame(last, node)) {
      const { children } = last as Element;
      result[result.length - 1] = {
        ...(last as Element),
        children: merged([...children, ...(node as Element).children]),
      };
    } else result.push(node);
  }
  return result;
}

const JOINED: ReadonlySet<string> = new Set(['span', 'samp', 'del']);

function isSame(a: ElementContent | undefined, b: ElementContent): boolean {
  if (a?.type !== 'element' || b.type !== 'element' || a.tagName !== b.tagName || !JOINED.has(a.tagName)) return false;
  return b.children.length > 0 && classesOf(a).join() === classesOf(b).join() && !classesOf(a).includes('line');
}
