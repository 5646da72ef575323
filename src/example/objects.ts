import { entryOf, type Node, toJson } from '@studylog/check/manifest';
import type { RunnableFile } from './runnable.ts';

/** An object that a manifest defines. */
export interface DefinedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The mapping that defines it. */
  readonly root: Node;
}

/** `Kind/name`, as messages, focus paths and declarations call an object. */
export const calledAs = ({ kind, name }: { readonly kind: string; readonly name: string }): string => `${kind}/${name}`;

/** The objects that a file defines, those of Lists included; what has no kind or no name is none. */
export function objectsIn({ manifest }: Pick<RunnableFile, 'manifest'>): DefinedObject[] {
  return manifest.documents.flatMap(({ root }) => (root ? definedBy(root) : []));
}

function definedBy(root: Node): DefinedObject[] {
  const items = entryOf(root, 'items')?.value;
  if (items?.kind === 'sequence') return items.entries.flatMap(definedBy);
  const { apiVersion, kind, metadata } = fields(toJson(root));
  const { name, labels } = fields(metadata);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return [];
  return [{ apiVersion, kind, name, labels: labelsOf(labels), root }];
}

/** The labels of a value that should be a map of them. */
export function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(fields(value)).filter(([, label]) => typeof label === 'string')) as Record<
    string,
    string
  >;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Whether labels have every pair of `wanted`. */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
