import type { KubeObject } from '../cluster/engine.ts';

/** An EndpointSlice, as far as it is read here. */
export interface EndpointSlice extends KubeObject {
  readonly addressType: string;
  readonly endpoints?: readonly Endpoint[] | null;
  readonly ports?: readonly { readonly name?: string; readonly port?: number; readonly protocol?: string }[] | null;
}

interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions?: { readonly ready?: boolean };
  readonly nodeName?: string;
  readonly targetRef?: object;
}

const SERVICE_NAME = 'kubernetes.io/service-name';

/**
 * The Endpoints of Services, which Kubernetes still keeps beside their EndpointSlices.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
 */
export function endpointsOf(services: readonly KubeObject[], slices: readonly EndpointSlice[]): KubeObject[] {
  return services
    .filter(({ spec }) => (spec as { selector?: object }).selector !== undefined)
    .map(({ metadata }) => {
      const own = slices.filter((slice) => slice.metadata.labels?.[SERVICE_NAME] === metadata.name);
      const subsets = own.flatMap(subsetOf);
      return {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: {
          name: metadata.name,
          creationTimestamp: metadata.creationTimestamp,
          labels: { ...metadata.labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
          ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
          resourceVersion: own[0]?.metadata.resourceVersion ?? metadata.resourceVersion,
          uid: own[0]?.metadata.uid ?? metadata.uid,
        },
        ...(subsets.length > 0 ? { subsets } : {}),
      };
    });
}

function subsetOf({ endpoints, ports }: EndpointSlice): object[] {
  const addressesOf = (isReady: boolean) =>
    (endpoints ?? [])
      .filter(({ conditions }) => (conditions?.ready ?? true) === isReady)
      .flatMap(({ addresses, nodeName, targetRef }) =>
        addresses.map((ip) => ({ ip, ...(nodeName ? { nodeName } : {}), ...(targetRef ? { targetRef } : {}) })),
      )
      .sort((a, b) => (a.ip < b.ip ? -1 : Number(a.ip > b.ip)));
  const [ready, notReady] = [addressesOf(true), addressesOf(false)];
  if (ready.length + notReady.length === 0) return [];
  return [
    {
      ...(ready.length > 0 ? { addresses: ready } : {}),
      ...(notReady.length > 0 ? { notReadyAddresses: notReady } : {}),
      ports: ports ?? [],
    },
  ];
}
