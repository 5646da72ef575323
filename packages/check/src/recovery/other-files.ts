import type { Document, ManifestFile, Node } from '../manifest/document.ts';
import { type Cause, type FindCauses, valueUnder } from './cause.ts';

/** Documents that name no kind and are known by their keys as files of another tool. */
const OTHERS: readonly (readonly [code: string, isMeant: (root: Node) => boolean])[] = [
  ['compose-file', (root) => itemsOf(root, 'services').some((service) => has(service, 'image', 'build'))],
  ['kustomization', (root) => itemsOf(root, 'resources').some(({ kind }) => kind === 'scalar')],
  ['helm-values', (root) => has(valueUnder(root, 'image'), 'repository') || has(root, 'replicaCount')],
  ['helm-chart', (root) => has(root, 'appVersion') || textOf(root, 'apiVersion') === 'v2'],
  ['described-object', (root) => has(root, 'Name') && has(root, 'Namespace', 'Labels', 'Annotations')],
];

/** Text that is no mapping, by how it begins. */
const OUTPUT =
  /^(?:NAME(?:SPACE)? {2,}\S|Error from server|error: |[\w.-]+\/[\w.-]+ (?:created|configured|unchanged)$)/m;

/** What is no manifest at all: another tool's file, or what kubectl printed. */
export const otherFileCauses: FindCauses = (file) => file.documents.flatMap((document) => causeOf(file, document));

function causeOf({ text }: ManifestFile, document: Document): Cause[] {
  const { root } = document;
  if (!root || has(root, 'kind')) return [];
  const start = root.range.start;
  const isOutput = OUTPUT.exec(text.slice(start, start + 500))?.index === 0;
  const code = isOutput ? 'kubectl-output' : OTHERS.find(([, isMeant]) => isMeant(root))?.[0];
  if (!code) return [];
  const range = root.kind === 'mapping' ? root.entries[0]!.key.range : { start, end: start + firstLine(text, start) };
  return [{ code, message: 'this is not a manifest', range, document }];
}

const firstLine = (text: string, start: number): number => /^.*/.exec(text.slice(start, start + 200))![0].length;

function has(node: Node | undefined, ...keys: readonly string[]): boolean {
  return keys.some((key) => valueUnder(node, key) !== undefined);
}

function textOf(node: Node, key: string): string | undefined {
  const value = valueUnder(node, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

function itemsOf(node: Node, key: string): readonly Node[] {
  const value = valueUnder(node, key);
  if (value?.kind === 'sequence') return value.entries;
  return value?.kind === 'mapping' ? value.entries.map((entry) => entry.value) : [];
}
