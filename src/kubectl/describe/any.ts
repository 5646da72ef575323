import type { KubeObject } from '../../cluster/engine.ts';
import type { Objects } from '../objects.ts';
import { EVENTS } from './events.ts';
import { indented, linesOf, type Row } from './rows.ts';
import { annotations, labels, sorted } from './words.ts';

const HEAD: readonly Row<KubeObject>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace ?? ''],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
];

/** What the head has said, and what kubectl never shows. */
const SAID = [
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
];

/** An object of a kind that kubectl has no form for, field by field: an Event. */
export function anyLines(object: KubeObject, all: Objects): string[] {
  return [...linesOf(HEAD, object, all), ...fields(object, ''), ...linesOf([EVENTS], object, all)];
}

function fields(map: Readonly<Record<string, unknown>>, above: string): string[] {
  return sorted(map).flatMap(([key, value]) => {
    const path = `${above}.${key}`;
    if (SAID.includes(path)) return [];
    const title = `${titleOf(key)}:`;
    if (typeof value !== 'object' || value === null) return [`${title}\t${value ?? '<nil>'}`];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return [title, ...indented(values.flatMap((one) => (isMap(one) ? fields(one, path) : [String(one)])))];
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const ACRONYMS = /^(?:api|url|g?uid)$/i;

/** The words of a key: `firstTimestamp` is `First Timestamp`, `podUID` is `Pod UID`, `aHTTPPort` is `A HTTPPort`. */
function titleOf(key: string): string {
  if (/[^\p{L}-]/u.test(key)) return key;
  const words = key.match(/\p{Lu}{2,}(?=\p{Lu}\p{Ll})\p{Lu}\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|-+/gu) ?? [];
  return words
    .map((word) => (ACRONYMS.test(word) ? word.toUpperCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join(' ');
}
