import type { Node, ScalarNode, YamlProblem } from '../manifest/document.ts';

/** Where text is for people, and quotes may be meant as they are. */
const FREE_TEXT: ReadonlySet<string> = new Set(['data', 'stringData', 'annotations', 'description']);

/** Values and keys in quotes that only look like quotes: they belong to the text. */
export function curlyQuotes(node: Node): YamlProblem[] {
  if (node.kind === 'scalar') return quotesIn(node);
  if (node.kind === 'sequence') return node.entries.flatMap(curlyQuotes);
  return node.entries.flatMap(({ key, value }) =>
    FREE_TEXT.has(key.text) ? [] : [...quotesIn(key), ...curlyQuotes(value)],
  );
}

function quotesIn({ style, text, range }: ScalarNode): YamlProblem[] {
  if (style !== 'plain' || !/^[\u2018\u201c]|\u201d$/.test(text)) return [];
  // Within brackets a comma ends it before the second quote.
  const [, meant] = /^[\u2018\u201c](.*)[\u2019\u201d]$/s.exec(text) ?? [];
  return [
    { code: 'curly-quotes', message: 'these are not quotes in YAML', range, ...(meant && { detail: { meant } }) },
  ];
}
