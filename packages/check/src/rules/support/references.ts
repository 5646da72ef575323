import type { Bundle, Report, Resource } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { elsewhere, grouped, mayCompare, once } from './bundles.ts';
import { finding } from './finding.ts';
import { quote } from './names.ts';
import { type Spot, textOf } from './spot.ts';

/** By `Service/echo`, in whatever namespace, and by `Service in default`. */
const namesakes = once(({ resources }) =>
  grouped(resources, ({ kind, name, namespace }) => [`${kind}/${name}`, `${kind} in ${namespace}`]),
);

/** The resources of a kind in a namespace. */
export function resourcesIn(bundle: Bundle, namespace: string, kind: string): readonly Resource[] {
  return namesakes(bundle).get(`${kind} in ${namespace}`) ?? [];
}

/** The first resource of a kind with this name in the same namespace. */
export function findResource(
  bundle: Bundle,
  kind: string,
  { namespace }: Resource,
  name: string,
): Resource | undefined {
  return namesakes(bundle)
    .get(`${kind}/${name}`)
    ?.find((resource) => resource.namespace === namespace);
}

/** A report about a name, for which the bundle has no object in the namespace. */
export function notGiven(bundle: Bundle, from: Resource, spot: Spot, kind: string, hint: Localized): Report {
  const name = textOf(spot)!;
  const [other] = namesakes(bundle).get(`${kind}/${name}`) ?? [];
  if (other) return elsewhere(from, spot, other);
  const names = resourcesIn(bundle, from.namespace, kind).map((resource) => resource.name);
  const meant = mayCompare(bundle, names.length) ? nearest(name, names) : undefined;
  return finding(
    spot,
    {
      ko: `${quote(name)} ${kind} 오브젝트가 함께 검사한 매니페스트에 없습니다.`,
      en: `The ${kind} ${quote(name)} is not in these manifests.`,
    },
    meant === undefined ? hint : { ko: `혹시 \`${meant}\`입니까?`, en: `Did you mean \`${meant}\`?` },
    { severity: 'warning' },
  );
}
