import type { KubeObject } from '../../cluster/engine.ts';
import type { LabelSelector, Labels } from './types.ts';

/** A time of the API as RFC 1123 writes it, in UTC. */
export function date(time: string | null | undefined): string {
  return time ? new Date(time).toUTCString().replace('GMT', '+0000') : 'Mon, 01 Jan 0001 00:00:00 +0000';
}

/** Texts of a map in the order of its keys. */
export function sorted<V>(map: Readonly<Record<string, V>> | null | undefined): [string, V][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function labels(map: Labels | undefined): string[] {
  return sorted(map).map(([key, value]) => `${key}=${value}`);
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Bytes of an annotation that stay on one line. */
const LINE = 140;

export function annotations(map: Labels | undefined): string[] {
  return sorted(map)
    .filter(([key]) => key !== LAST_APPLIED)
    .flatMap(([key, text]) => {
      const value = text.replace(/\n$/, '');
      if (bytes(key) + bytes(value) + 2 <= LINE && !value.includes('\n')) return [`${key}: ${value}`];
      return [`${key}:`, ...value.split('\n').map((line) => `  ${shortened(line)}`)];
    });
}

export function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function shortened(line: string): string {
  const most = LINE - 2;
  return bytes(line) > most ? `${new TextDecoder().decode(new TextEncoder().encode(line).slice(0, most))}...` : line;
}

const OPERATORS: Readonly<Record<string, (key: string, values: string) => string>> = {
  In: (key, values) => `${key} in (${values})`,
  NotIn: (key, values) => `${key} notin (${values})`,
  Exists: (key) => key,
  DoesNotExist: (key) => `!${key}`,
};

/** A selector as its conditions are written on a command line, in the order of their keys. */
export function selector({ matchLabels, matchExpressions = [] }: LabelSelector = {}): string {
  const conditions = [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => [key, `${key}=${value}`] as const),
    ...matchExpressions.map(({ key, operator, values }) => {
      return [key, OPERATORS[operator]!(key, (values ?? []).toSorted().join(','))] as const;
    }),
  ];
  return conditions
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, text]) => text)
    .join(',');
}

interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** The controller of an object. */
export function controllerOf({ metadata }: Pick<KubeObject, 'metadata'>): Owner | undefined {
  const owners = (metadata.ownerReferences ?? []) as readonly Owner[];
  return owners.find(({ controller }) => controller);
}

export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  return controllerOf(object)?.uid === owner.metadata.uid;
}
