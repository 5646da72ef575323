import { fieldOf, keysOf, type ManifestKey } from '../fields/keys.ts';
import type { FieldHelp, FieldReference } from '../fields/reference.ts';
import { parseManifest } from '../manifest/parse.ts';
import { lineStart } from './word.ts';

/** What is to be said at an offset: of the key there, or of the key before it whose value is there. */
export interface HelpAt {
  readonly key: ManifestKey;
  /** What the API says of the field that the key is, belongs to, or was meant to be. */
  readonly field?: FieldHelp;
}

/** What is to be said at an offset of a text; undefined where neither a key nor its value on the same line is. */
export function helpAt(text: string, offset: number, reference: FieldReference): HelpAt | undefined {
  const line = lineStart(text, offset);
  const keys = keysOf(parseManifest('manifest.yaml', text), reference.schema);
  const key = keys.findLast(({ range }) => range.start >= line && range.start <= offset);
  if (!key || /(?:^|\s)#|[\n\r]/.test(text.slice(key.range.end, offset))) return undefined;
  const name = fieldOf(key.meaning);
  const field = name && reference.field(name.owner, name.name);
  return { key, ...(field && { field }) };
}
