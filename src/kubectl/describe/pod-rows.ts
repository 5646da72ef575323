import type { Pod, Toleration } from './types.ts';
import { volumeLines } from './volumes.ts';
import { selector } from './words.ts';

type Spec = NonNullable<Pod['spec']>;

export function volumes({ volumes: all = [] }: Partial<Spec>, space = ''): string[] {
  return all.flatMap((volume) => [`  ${space}${volume.name}:`, ...volumeLines(volume)]);
}

export function tolerations(all: readonly Toleration[] | undefined): string[] {
  const key = (toleration: Toleration) => toleration.key ?? '';
  return (all ?? [])
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
    .map((toleration) => {
      const { value, effect, operator, tolerationSeconds } = toleration;
      const what = `${key(toleration)}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
      const exists = operator === 'Exists' && !value ? `${what ? ' ' : ''}op=Exists` : '';
      return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
    });
}

export function spread({ topologySpreadConstraints: all = [] }: Partial<Spec>): string[] | undefined {
  if (all.length === 0) return undefined;
  return all
    .toSorted((a, b) => (a.topologyKey < b.topologyKey ? -1 : 1))
    .map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
      const of = labelSelector ? ` for selector ${selector(labelSelector) || '<none>'}` : '';
      return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${of}`;
    });
}
