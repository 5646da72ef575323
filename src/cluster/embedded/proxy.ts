import type { Cluster, ImageConstructor, ProcessContext, V1Service } from '@ngrok/webernetes';
import { MERGE } from './kinds.ts';

const PROXY = 'webernetes/kube-proxy:latest';

/** The part of webernetes' kube-proxy that hears of Services. It is private there: proxy tests hold it in place. */
interface Proxy {
  upsertService(ctx: ProcessContext, service: V1Service): void;
}

/**
 * Route LoadBalancer Services too: webernetes' kube-proxy drops them, though on a real cluster each has a cluster IP
 * and a node port. Ours takes them for NodePort Services.
 */
export function routeLoadBalancers(cluster: Cluster): void {
  const original = cluster.imageRegistry.create(PROXY)?.constructor as
    | (ImageConstructor & { prototype: Proxy })
    | undefined;
  if (typeof original?.prototype.upsertService !== 'function') {
    throw new Error('this version of webernetes has another kube-proxy; see src/cluster/embedded/proxy.ts');
  }
  class LoadBalancingProxy extends original {
    static override readonly imageName = original!.imageName;
    static override readonly imageVersion = original!.imageVersion;
    upsertService(ctx: ProcessContext, service: V1Service): void {
      const type = service.spec?.type === 'LoadBalancer' ? 'NodePort' : service.spec?.type;
      original!.prototype.upsertService.call(this, ctx, { ...service, spec: { ...service.spec, type } });
    }
  }
  cluster.imageRegistry.register(LoadBalancingProxy as unknown as ImageConstructor);
}

/** Addresses that the simulated load balancers hand out, in the range that RFC 5737 keeps for examples. */
const ADDRESS_PREFIX = '203.0.113.';

/** Give every LoadBalancer Service an address, as a cloud's controller does. Returns the function that stops it. */
export function assignLoadBalancerAddresses(cluster: Cluster): () => void {
  let next = 1;
  const informer = cluster.informer('services', (type, service) => {
    const { name, namespace } = service.metadata ?? {};
    if (type === 'delete' || service.spec?.type !== 'LoadBalancer' || !name || !namespace) return;
    if (service.status?.loadBalancer?.ingress?.length) return;
    const address = `${ADDRESS_PREFIX}${next}`;
    next = (next % 254) + 1;
    const status = { loadBalancer: { ingress: [{ ip: address, ipMode: 'VIP' }] } };
    void cluster.api.corev1.patchNamespacedService({ name, namespace, body: { status } }, MERGE);
  });
  return () => void informer.stop();
}
