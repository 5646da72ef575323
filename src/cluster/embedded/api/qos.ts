import { canonicalQuantity } from './quantity.ts';

type Amounts = Readonly<Record<string, string | number>>;
interface Contained {
  readonly resources?: { readonly limits?: Amounts; readonly requests?: Amounts };
}

const RESOURCES = ['cpu', 'memory'];

/**
 * How sure a Pod can be of what it uses, as the API server writes it down when the Pod is created.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export function qosClass(containers: readonly Contained[]): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const amount = (amounts: Amounts | undefined, name: string) => canonicalQuantity(amounts?.[name] ?? 0);
  const pairs = containers.flatMap(({ resources }) =>
    RESOURCES.map((name) => [amount(resources?.limits, name), amount(resources?.requests, name)] as const),
  );
  if (pairs.every(([limit, request]) => limit === '0' && request === '0')) return 'BestEffort';
  return pairs.every(([limit, request]) => limit !== '0' && limit === request) ? 'Guaranteed' : 'Burstable';
}
