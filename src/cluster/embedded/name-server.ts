import type { Cluster, ImageConstructor, ProcessContext, V1Service } from '@ngrok/webernetes';

const NAME_SERVER = 'webernetes/coredns:1.0';
const TTL_SECONDS = 30;

interface Question {
  readonly name: string;
  readonly type: string;
}
interface Reply {
  readonly rcode: string;
  readonly answers: readonly { type: 'A'; name: string; address: string; ttl: number }[];
}

/** The part of webernetes' CoreDNS that is changed here. It is private there. */
interface NameServer {
  startInformer(ctx: ProcessContext): Promise<void>;
  resolve(question: Question): Reply | Promise<Reply>;
}

/** Let the name of a headless Service lead to its ready Pods; webernetes' CoreDNS knows Services with an address only. */
export function improveNameServer(cluster: Cluster): void {
  const original = cluster.imageRegistry.create(NAME_SERVER)?.constructor as
    | (ImageConstructor & { prototype: NameServer })
    | undefined;
  if (!original || !('startInformer' in original.prototype && 'resolve' in original.prototype)) {
    throw new Error('this version of webernetes has another name server; see src/cluster/embedded/name-server.ts');
  }
  const { imageName, imageVersion, prototype } = original;
  class StudyNameServer extends original {
    static override readonly imageName = imageName;
    static override readonly imageVersion = imageVersion;
    #context: ProcessContext | undefined;

    async startInformer(ctx: ProcessContext): Promise<void> {
      this.#context = ctx;
      await prototype.startInformer.call(this as unknown as NameServer, ctx);
    }

    async resolve(question: Question): Promise<Reply> {
      const self = this as unknown as NameServer;
      const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local\.?$/.exec(question.name) ?? [];
      const service = servicesOf(this).get(`${namespace}/${name}`);
      if (question.type !== 'A' || service?.spec?.clusterIP !== 'None' || !this.#context)
        return await prototype.resolve.call(self, question);
      const addresses = await readyAddresses(this.#context, namespace!, name!);
      return {
        rcode: addresses.length > 0 ? 'NOERROR' : 'NXDOMAIN',
        answers: addresses.map((address) => ({ type: 'A', name: question.name, address, ttl: TTL_SECONDS })),
      };
    }
  }
  cluster.imageRegistry.register(StudyNameServer as unknown as ImageConstructor);
}

/** The Services that webernetes' CoreDNS knows. */
function servicesOf(server: object): ReadonlyMap<string, V1Service> {
  return (server as { readonly services: ReadonlyMap<string, V1Service> }).services;
}

async function readyAddresses({ api }: ProcessContext, namespace: string, service: string): Promise<string[]> {
  const labelSelector = `kubernetes.io/service-name=${service}`;
  const { items } = await api.discoveryv1.listNamespacedEndpointSlice({ namespace, labelSelector });
  return items.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ addresses, conditions }) => (conditions?.ready === false ? [] : addresses)),
  );
}
