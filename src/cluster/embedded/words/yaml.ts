/** What is known of a line that the checker's parser stops at. */
interface Line {
  readonly text: string;
  readonly above: string;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A value that goes on in the next line, or begins a second time in its own. */
const isValueWithin = ({ text, above }: Line): boolean =>
  /:\s.*:(\s|$)/.test(text) || (/:(\s|$)/.test(text) && /:\s+\S/.test(above) && indentOf(text) > indentOf(above));

/** What Go's YAML parser says, by what the checker's says, and how many lines above the problem it puts it. */
const WORDS: readonly (readonly [said: string, fits: (line: Line) => boolean, words: string, above?: number])[] = [
  ['bad indentation of a mapping entry', isValueWithin, 'mapping values are not allowed in this context'],
  // It counts lines from 0 in what it reads as tokens, and from 1 in what it cannot.
  ['bad indentation of a sequence entry', ({ above }) => above !== '', "did not find expected '-' indicator", 1],
  ['tab characters must not be used in indentation', () => true, 'found character that cannot start any token'],
  ['unexpected end of the stream within a double quoted scalar', () => true, 'found unexpected end of stream'],
  ['unexpected end of the stream within a single quoted scalar', () => true, 'found unexpected end of stream'],
];

/**
 * How Go's parser words a problem that the checker's has in a line of the text, with the line that it names; undefined where
 * that is not known.
 * @param number of the line, from 1
 */
export function yamlWords(said: string, text: string, number: number): string | undefined {
  const lines = text.split('\n');
  const line = { text: lines[number - 1] ?? '', above: lines[number - 2] ?? '' };
  const [, , words, above = 0] = WORDS.find(([problem, fits]) => problem === said && fits(line)) ?? [];
  return words && `line ${number - above}: ${words}`;
}
