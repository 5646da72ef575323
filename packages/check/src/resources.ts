import { collect } from './collect.ts';
import type { Document, Entry, ManifestFile, MappingNode, Node } from './manifest/document.ts';
import { field, textOf } from './manifest/fields.ts';
import { entryOf } from './manifest/path.ts';
import type { Resource } from './rule.ts';
import type { Schema } from './schema/schema.ts';
import { nearest } from './text/nearest.ts';

/** An object that a file holds: a whole document, or one item of a List. */
export interface ManifestObject {
  readonly resource: Resource;
  /** A root key taken for `apiVersion` or `kind` though it is misspelt, so that one slip gives one finding. */
  readonly misspelt: readonly { readonly entry: Entry; readonly meant: 'apiVersion' | 'kind' }[];
  /** What the document holds where a mapping is due. */
  readonly nonObject?: Node;
  /** For a List whose items follow as objects of their own. */
  readonly isList: boolean;
}

/** All objects of a file in order; a List comes first, then its items. */
export function objectsOf(file: ManifestFile, schema: Schema): ManifestObject[] {
  return collect(file.documents, (document) =>
    document.root ? unfold(file, document, document.root, schema, undefined) : [],
  );
}

interface ListKind {
  readonly apiVersion: string;
  readonly kind: string;
}

function unfold(
  file: ManifestFile,
  document: Document,
  root: Node,
  schema: Schema,
  list: ListKind | undefined,
): ManifestObject[] {
  if (root.kind !== 'mapping') {
    const empty: MappingNode = { kind: 'mapping', entries: [], flow: false, range: root.range };
    const resource = { file, document, root: empty, apiVersion: '', kind: '', namespace: '', name: '' };
    return [{ resource, misspelt: [], nonObject: root, isList: false }];
  }
  const misspelt = [misspeltKey(root, 'apiVersion'), misspeltKey(root, 'kind')].filter((found) => found !== undefined);
  const identity = (name: 'apiVersion' | 'kind'): string =>
    textOf(root, misspelt.find(({ meant }) => meant === name)?.entry.key.text ?? name) || (list?.[name] ?? '');
  const apiVersion = identity('apiVersion');
  const kind = identity('kind');
  const namespaced = schema.kind(apiVersion, kind)?.namespaced ?? true;
  const namespace = namespaced ? textOf(root, 'metadata', 'namespace') || 'default' : '';
  const resource = { file, document, root, apiVersion, kind, namespace, name: textOf(root, 'metadata', 'name') };
  const items = field(root, 'items');
  const isList = kind.endsWith('List') && items?.kind === 'sequence' && !schema.kind(apiVersion, kind);
  const own = { resource, misspelt, isList };
  if (!isList) return [own];
  const of = kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return [own, ...collect(items.entries, (entry) => unfold(file, document, entry, schema, of))];
}

function misspeltKey(root: MappingNode, meant: 'apiVersion' | 'kind'): ManifestObject['misspelt'][number] | undefined {
  if (entryOf(root, meant)) return undefined;
  const candidates = root.entries.filter(
    ({ key, value }) => key.text !== 'kind' && key.text !== 'apiVersion' && value.kind === 'scalar',
  );
  const entry = candidates.find(({ key }) => nearest(key.text, [meant]) !== undefined);
  return entry && { entry, meant };
}
