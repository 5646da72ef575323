import {
  type BundledLanguage,
  bundledLanguages,
  createCssVariablesTheme,
  createHighlighter,
  type Highlighter,
  isSpecialLang,
} from 'shiki';
import { escapeHtml, visibleHtml } from './visible.ts';

/** The languages that code can be in: all of Shiki's, by every name that it knows them by. */
export const LANGUAGES: readonly string[] = [...Object.keys(bundledLanguages), 'text', 'plaintext', 'txt'];
/** Whether Shiki has a grammar for a language. */
export const isBundled = (language: string): language is BundledLanguage => Object.hasOwn(bundledLanguages, language);

/** Whether code in this language can be shown; in plain text nothing has a colour. */
export const isLanguage = (language: string): boolean => isBundled(language) || isSpecialLang(language);

/** Shiki's token kinds as classes, so that one stylesheet colours both themes and no inline style is needed. */
const CLASSES: Readonly<Record<string, string>> = {
  'token-keyword': 't-key',
  'token-string': 't-str',
  'token-string-expression': 't-str',
  'token-constant': 't-num',
  'token-comment': 't-com',
  'token-function': 't-fun',
  'token-parameter': 't-str',
  'token-punctuation': 't-pun',
  'token-link': 't-str',
  'token-inserted': 't-ins',
  'token-deleted': 't-del',
};

/**
 * Milliseconds after which a line is shown without colours. By default it is half a second, which the first line of a language,
 * for which its grammar is read, may take on a busy machine: the page would come out otherwise.
 */
export const LINE_LIMIT = 10_000;

export const THEME_NAME = 'classes';
const THEME = createCssVariablesTheme({ name: THEME_NAME, variablePrefix: '--', fontStyle: false });
let highlighter: Promise<Highlighter> | undefined;

/** The highlighter with the grammar of a language, which is read when it is first needed. */
export async function highlighterFor(language: BundledLanguage | 'text'): Promise<Highlighter> {
  highlighter ??= createHighlighter({ themes: [THEME], langs: [] });
  const made = await highlighter;
  await made.loadLanguage(language);
  return made;
}

/** A run of text of one kind; without a class it is plain. */
export interface Token {
  readonly text: string;
  readonly class?: string;
}

/**
 * Split code into lines of tokens. The texts of all lines, joined by the code's own line ends, are the code.
 * @example await tokenize('kind: Pod', 'yaml') // [[{ text: 'kind:', class: 't-key' }, { text: ' ' }, { text: 'Pod', class: 't-str' }]]
 */
export async function tokenize(code: string, language: string): Promise<Token[][]> {
  if (!isBundled(language)) return code.split(/\r\n|\n|\r/).map((text) => (text ? [{ text }] : []));
  const { tokens } = (await highlighterFor(language)).codeToTokens(code, {
    lang: language,
    theme: THEME_NAME,
    tokenizeTimeLimit: LINE_LIMIT,
  });
  return tokens.map((line) => merge(line.map(({ content, color }) => token(content, color))));
}

/** The class of what Shiki gives a colour. */
export function classOf(color: string | undefined): string | undefined {
  const name = /var\(--(.+)\)/.exec(color ?? '')?.[1];
  return name === undefined ? undefined : CLASSES[name];
}

function token(text: string, color: string | undefined): Token {
  const kind = classOf(color);
  return kind === undefined ? { text } : { text, class: kind };
}

function merge(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const next of tokens) {
    const last = merged.at(-1);
    if (last && last.class === next.class) merged[merged.length - 1] = { ...last, text: last.text + next.text };
    else merged.push(next);
  }
  return merged;
}

/** Write tokens as HTML. */
export function tokensToHtml(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, class: kind }) => (kind ? `<span class="${kind}">${visibleHtml(text)}</span>` : visibleHtml(text)))
    .join('');
}

/** A line with a mark: its classes are for the whole row, `span.text` within it is what stands there after the indentation. */
function markedLine(tokens: readonly Token[], mark: string): string {
  const [first = { text: '' }, ...others] = tokens;
  const text = first.text.trimStart();
  const indentation = first.text.slice(0, first.text.length - text.length);
  const html = tokensToHtml(text === '' ? others : [{ ...first, text }, ...others]);
  return `<span class="line ${mark}">${indentation}<span class="text">${html}</span></span>`;
}

/** Tokens of whole files, by language and text: a manifest is on a page of its own and in notes, in every language. */
const known = new Map<string, Promise<Token[][]>>();

function tokensOf(code: string, language: string): Promise<Token[][]> {
  const key = `${language}\n${code}`;
  const tokens = known.get(key) ?? tokenize(code, language);
  known.set(key, tokens);
  return tokens;
}

/** Write each line of code as HTML, without its line end. */
export async function linesToHtml(code: string, language: string): Promise<string[]> {
  return (await tokensOf(code, language)).map(tokensToHtml);
}

/**
 * Write code as HTML whose text content is the code, byte for byte: one `span.line` a line, marked by `lineClass`,
 * each followed by the line end that the code has. Lines that are folded away stand in `span.rest`, a gap each.
 */
export async function codeToHtml(
  code: string,
  language: string,
  lineClass: (line: number) => string | undefined = () => undefined,
  folded: ReadonlySet<number> = new Set(),
): Promise<string> {
  const ends = [...code.matchAll(/\r\n|\n|\r/g)].map(([end]) => end);
  const lines = await tokensOf(code, language);
  return lines
    .slice(0, code.endsWith('\n') || code.endsWith('\r') ? -1 : undefined)
    .map((tokens, index) => {
      const mark = lineClass(index + 1);
      const line = mark ? markedLine(tokens, mark) : `<span class="line">${tokensToHtml(tokens)}</span>`;
      const number = index + 1;
      const opens = folded.has(number) && !folded.has(number - 1) ? '<span class="rest">' : '';
      const closes = folded.has(number) && !folded.has(number + 1) ? '</span>' : '';
      return `${opens}${line}${escapeHtml(ends[index] ?? '')}${closes}`;
    })
    .join('');
}
