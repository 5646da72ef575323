import type { KubeObject } from '../../cluster/engine.ts';
import { createOne } from '../change.ts';
import type { Call, Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { qualifiedPlural, type Resource } from '../kinds.ts';
import { select } from '../select.ts';

type Labels = Readonly<Record<string, string>>;
interface Port {
  readonly containerPort: number;
}
interface Exposed {
  readonly selector?: Labels & { readonly matchLabels?: Labels; readonly matchExpressions?: readonly unknown[] };
  readonly containers?: readonly { readonly ports?: readonly Port[] }[];
  readonly template?: { readonly spec?: Exposed };
}

export const expose: Command = {
  usage: 'kubectl expose (-f FILENAME | TYPE NAME) [--port=N] [--target-port=N] [--name=NAME] [--type=TYPE]',
  flags:
    '--port= --target-port= --name= --type= -l,--labels= --selector= --protocol= --cluster-ip= -f,--filename= --dry-run=(unchanged) -o,--output=',
  others:
    '--field-manager= --save-config -R,--recursive --show-managed-fields --allow-missing-template-keys | --external-ip= --load-balancer-ip= --session-affinity= -k,--kustomize= --overrides= --override-type= --template=',
  run: async (call) => {
    const { selected, missing } = await select(call);
    if (missing.length > 0) throw joined(missing);
    for (const { resource, object } of selected) {
      const service = serviceFor(call, resource, object);
      const exists = (plural: string, name: string) =>
        `Error from server (AlreadyExists): ${plural} "${name}" already exists`;
      await createOne(call, service, { did: 'exposed', exists });
    }
  },
};

function serviceFor({ flags }: Call, resource: Resource, object: KubeObject): KubeObject {
  const numbers = flags.text('--port')?.split(',') ?? portsOf(object.spec as Exposed).map(String);
  if (numbers.length === 0)
    throw new Failure(
      "error: couldn't find port via --port flag or introspection\nSee 'kubectl expose -h' for help and examples",
    );
  const target = flags.text('--target-port');
  const protocol = flags.text('--protocol') ?? 'TCP';
  const labels = flags.text('--labels') ? labelsIn(flags.text('--labels')!) : object.metadata.labels;
  const type = flags.text('--type');
  const clusterIP = flags.text('--cluster-ip');
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...(labels && { labels }), name: flags.text('--name') || object.metadata.name },
    spec: {
      ...(clusterIP && { clusterIP }),
      ports: numbers.map((number, index) => ({
        ...(numbers.length > 1 && { name: `port-${index + 1}` }),
        port: Number(number),
        protocol,
        targetPort: target === undefined ? Number(number) : /^\d+$/.test(target) ? Number(target) : target,
      })),
      selector: flags.text('--selector') ? labelsIn(flags.text('--selector')!) : selectorOf(resource, object),
      ...(type && { type }),
    },
    status: { loadBalancer: {} },
  };
}

/** The labels by which a Service finds the Pods of an object. @throws Failure in kubectl's words */
function selectorOf(resource: Resource, { metadata, spec }: KubeObject): Labels {
  const { selector } = spec as Exposed;
  const found: Partial<Record<string, () => Labels | undefined>> = {
    Pod: () => metadata.labels,
    Service: () => selector,
    Deployment: () => selector?.matchLabels,
    ReplicaSet: () => selector?.matchLabels,
  };
  if (!found[resource.kind])
    throw new Failure(`error: cannot expose a ${resource.kind}${resource.group && `.${resource.group}`}`);
  const labels = found[resource.kind]!();
  if (labels && Object.keys(labels).length > 0) return labels;
  const why =
    resource.kind === 'Pod'
      ? 'the pod has no labels and cannot be exposed'
      : `the ${qualifiedPlural(resource)} has no selector set`;
  throw new Failure(`error: couldn't retrieve selectors via --selector flag or introspection: ${why}`);
}

function portsOf(spec: Exposed): number[] {
  const containers = spec.template?.spec?.containers ?? spec.containers ?? [];
  return containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
}

function labelsIn(text: string): Labels {
  return Object.fromEntries(text.split(',').map((pair) => pair.split('=') as [string, string]));
}
