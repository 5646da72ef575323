/** Manifests in code blocks of pages and logs. */
import { parseManifest, toJson } from '@studylog/check/manifest';

/** Whether a block of code is a manifest, with whatever mistakes: it has a `kind`, and something that objects have. */
export function isManifest(text: string): boolean {
  if (isFlow(text)) {
    const keys = Object.keys(readObject(text) ?? {});
    return keys.includes('kind') && keys.some((key) => OTHER_KEYS.test(key));
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  // Commands with a manifest in them are to be read as commands.
  if (/^\s*(?:[$#>]|kubectl|cat|echo|docker|curl)\s/.test(lines[0] ?? '')) return false;
  const margin = Math.min(...lines.map((line) => /^ */.exec(line)![0].length));
  const has = (keys: string) => new RegExp(`^ {${margin}}["']?(?:${keys})["']?\\s*:`, 'm').test(text);
  return has('kind') && has(OTHERS);
}

/** What objects have besides a `kind`. */
const OTHERS = '\\w*[Vv]ersion|metadata|spec|data';
const OTHER_KEYS = new RegExp(`^(?:${OTHERS})$`);

/** Whether a text is in braces, as JSON is; `{{` begins a template. */
const isFlow = (text: string): boolean => /^\s*\{(?!\{)/.test(text);

/** The first object of a manifest, as far as it can be read. */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const root = parseManifest('manifest.yaml', text).documents[0]?.root;
  const json = root && toJson(root);
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Where the lines of a block's content are in the text around it. */
export function placesOf(
  text: string,
  { start, end }: { start: { line: number }; end: { line: number } },
  value: string,
) {
  const lines = text.split('\n');
  const content = value.split('\n');
  // A block between fences has one line more above, and one below unless the text ends first.
  const isFenced = /^[\s>*+\-\d.)]*(?:`{3}|~{3})/.test(lines[start.line - 1]!);
  const first = isFenced ? start.line : Math.min(start.line - 1, end.line - content.length);
  return content.map((line, index) => {
    const source = lines[first + index] ?? '';
    return { line: first + index + 1, column: Math.max(0, source.length - line.length) + 1 };
  });
}
