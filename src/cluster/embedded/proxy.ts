import type { Cluster, ImageConstructor, ProcessContext, V1EndpointSlice, V1Service } from '@ngrok/webernetes';
import { MERGE } from './kinds.ts';

const PROXY = 'webernetes/kube-proxy:latest';

/** How long after an endpoint changes the nodes send requests accordingly. On a real cluster it is about this long, and requests fail in it. */
const PROGRAMMING_MS = 200;

/** The part of webernetes' kube-proxy that hears of Services and endpoints. It is private there. */
interface Proxy {
  upsertService(ctx: ProcessContext, service: V1Service): void;
  upsertEndpointSlice(ctx: ProcessContext, slice: V1EndpointSlice): void;
}

/**
 * Make kube-proxy behave as on a real cluster: it routes LoadBalancer Services too, which webernetes' drops though each has a
 * cluster IP and a node port, and it hears of endpoints a moment late.
 */
export function improveProxy(cluster: Cluster): void {
  const original = cluster.imageRegistry.create(PROXY)?.constructor as
    | (ImageConstructor & { prototype: Proxy })
    | undefined;
  if (!original || !('upsertService' in original.prototype && 'upsertEndpointSlice' in original.prototype)) {
    throw new Error('this version of webernetes has another kube-proxy; see src/cluster/embedded/proxy.ts');
  }
  const { imageName, imageVersion, prototype } = original;
  class StudyProxy extends original {
    static override readonly imageName = imageName;
    static override readonly imageVersion = imageVersion;
    upsertService(ctx: ProcessContext, service: V1Service): void {
      const type = service.spec?.type === 'LoadBalancer' ? 'NodePort' : service.spec?.type;
      prototype.upsertService.call(this, ctx, { ...service, spec: { ...service.spec, type } });
    }
    upsertEndpointSlice(ctx: ProcessContext, slice: V1EndpointSlice): void {
      if (ctx.err()) return;
      ctx.setTimeout(() => prototype.upsertEndpointSlice.call(this, ctx, slice), PROGRAMMING_MS);
    }
  }
  cluster.imageRegistry.register(StudyProxy as unknown as ImageConstructor);
}

const SERVICE_CONTROLLER = 'service-controller';
/** Addresses that the simulated load balancers hand out, in the range that RFC 5737 keeps for examples. */
const ADDRESS_PREFIX = '203.0.113.';

/** Give every LoadBalancer Service an address and say so, as Kubernetes' service controller does; one with a class is left to others. */
export function assignLoadBalancerAddresses(cluster: Cluster): void {
  let next = 1;
  cluster.informer('services', (type, service) => {
    const { name, namespace } = service.metadata ?? {};
    if (type === 'delete' || service.spec?.type !== 'LoadBalancer' || !name || !namespace) return;
    if (service.spec.loadBalancerClass || service.status?.loadBalancer?.ingress?.length) return;
    const address = `${ADDRESS_PREFIX}${next}`;
    next = (next % 254) + 1;
    const status = { loadBalancer: { ingress: [{ ip: address, ipMode: 'VIP' }] } };
    void report(cluster, service, 'EnsuringLoadBalancer', 'Ensuring load balancer')
      .then(() => cluster.api.corev1.patchNamespacedService({ name, namespace, body: { status } }, MERGE))
      .then((balanced) => report(cluster, balanced, 'EnsuredLoadBalancer', 'Ensured load balancer'))
      .catch(() => {
        // The Service was deleted meanwhile.
      });
  });
}

async function report({ api }: Cluster, service: V1Service, reason: string, message: string): Promise<void> {
  const { name, namespace = '', uid, resourceVersion } = service.metadata ?? {};
  const involvedObject = { apiVersion: 'v1', kind: 'Service', name, namespace, uid, resourceVersion };
  const reporter = { source: { component: SERVICE_CONTROLLER }, reportingComponent: SERVICE_CONTROLLER };
  const body = { metadata: { namespace }, involvedObject, type: 'Normal', reason, message, ...reporter };
  await api.corev1.createNamespacedEvent({ namespace, body });
}
