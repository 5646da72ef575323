import type { Example } from '../../example/load.ts';
import { flatSteps } from '../../example/results.ts';

/** What an example's steps speak of, and so claim to notice. */
export interface Claims {
  /** Every value that the steps name: object names, ports, texts of patterns. */
  readonly words: ReadonlySet<string>;
  /** `key=value` of every label that the steps name. */
  readonly labels: ReadonlySet<string>;
  /** Some step sends requests or looks at endpoints, so that Services must work. */
  readonly services: boolean;
  /** Some step counts objects or replicas. */
  readonly counts: boolean;
}

const SERVICE_STEPS = new Set(['http', 'page', 'meanwhile']);

/** Read the claims off the steps. */
export function claimsOf({ steps }: Pick<Example, 'steps'>): Claims {
  const words = new Set<string>();
  const labels = new Set<string>();
  let services = false;
  let counts = false;
  const walk = (value: unknown, key: string): void => {
    if (key === 'count' || /replicas$/i.test(key)) counts = true;
    if (key === 'say' || key === 'line' || key === 'column') return;
    if (typeof value !== 'object' || value === null) words.add(String(value));
    else {
      if (key === 'labels' || key === 'matchLabels') {
        for (const [name, text] of Object.entries(value)) labels.add(`${name}=${String(text)}`);
      }
      for (const [name, child] of Object.entries(value)) walk(child, name);
    }
  };
  if (flatSteps(steps).some(({ verb }) => SERVICE_STEPS.has(verb))) services = true;
  for (const step of steps) walk(step, '');
  if (words.has('EndpointSlice')) services = true;
  return { words, labels, services, counts };
}
