import type { Bundle, Report, Resource } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding, rangeOf } from './finding.ts';
import { quote } from './names.ts';
import { fieldAt, rootSpot, type Spot } from './spot.ts';

/** What is made of a bundle's resources, once for all the rules that ask for it. */
export function once<T>(make: (bundle: Bundle) => T): (bundle: Bundle) => T {
  const made = new WeakMap<readonly Resource[], T>();
  return (bundle) => {
    const known = made.get(bundle.resources) ?? make(bundle);
    made.set(bundle.resources, known);
    return known;
  };
}

/** Sort values under one or more keys each. */
export function grouped<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values)
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  return groups;
}

const guesses = once(() => ({ left: 300_000 }));

/** Whether so many more names may be compared in search of what was meant: no guess is worth waiting for longer than a second. */
export function mayCompare(bundle: Bundle, names: number): boolean {
  const budget = guesses(bundle);
  budget.left -= names;
  return budget.left > 0;
}

/** `Deployment/echo`. */
export function nameOf({ kind, name }: Resource): string {
  return `${kind}/${name || '?'}`;
}

/** What the server knows an object by: two resources with one identity are one object. */
export function identityOf({ apiVersion, kind, namespace, name }: Resource): string {
  const group = apiVersion.split('/').slice(0, -1).join('/');
  return `${group}/${kind}/${namespace}/${name}`;
}

/** The name of an object, or its first key. */
export function nameSpot(resource: Resource): Spot {
  return fieldAt(rootSpot(resource), 'metadata', 'name') ?? rootSpot(resource);
}

/** The `related` part of a report: another place that takes part. */
export function relatedTo(resource: Resource, spot: Spot, ko: string, en: string): NonNullable<Report['related']> {
  return [{ file: resource.file.path, range: rangeOf(spot), message: { ko, en } }];
}

/** A report about what is looked for in one namespace, and stands in another. */
export function elsewhere(
  from: Resource,
  spot: Spot,
  other: Resource,
  lead: Localized = { ko: '', en: 'The' },
): Report {
  const [there, here] = [quote(other.namespace), quote(from.namespace)];
  return finding(
    spot,
    {
      ko: `${lead.ko}${quote(other.name)} ${other.kind} 오브젝트는 ${there} 네임스페이스에 있고, 이 ${from.kind} 오브젝트는 ${here}에 있습니다.`,
      en: `${lead.en} ${other.kind} ${quote(other.name)} is in the namespace ${there}, but this ${from.kind} is in ${here}.`,
    },
    { ko: '둘의 `metadata.namespace`를 같게 하십시오.', en: 'Use the same `metadata.namespace` for both.' },
    {
      severity: 'warning',
      related: relatedTo(
        other,
        fieldAt(rootSpot(other), 'metadata', 'namespace') ?? nameSpot(other),
        '여기에 있습니다.',
        'It is defined here.',
      ),
    },
  );
}
