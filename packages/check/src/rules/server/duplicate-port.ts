import type { Report, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from '../support/finding.ts';
import { EXTERNAL } from '../support/services.ts';
import { field, isTrue, items, number, type Spot, text } from '../support/spot.ts';

/** Ports whose number was met before with the same protocol (and address, for host ports): the first of the keys that is given. */
function taken(ports: readonly Spot[], ...keys: readonly string[]): Spot[] {
  const seen = new Set<string>();
  return ports.flatMap((port) => {
    const key = keys.find((name) => number(port, name));
    if (!key) return [];
    const value = number(port, key);
    const id = `${text(port, 'protocol') || 'TCP'} ${text(port, 'hostIP') ?? ''} ${value}`;
    if (seen.has(id)) return [field(port, key)!];
    seen.add(id);
    return [];
  });
}

/** Node ports met before under another `port`: nodes open one for each number, whatever the protocol. */
function openedTwice(ports: readonly Spot[]): Spot[] {
  const seen = new Map<number, number | undefined>();
  return ports.flatMap((port) => {
    const value = number(port, 'nodePort');
    const own = number(port, 'port');
    if (!value) return [];
    if ((seen.get(value) ?? own) !== own) return [field(port, 'nodePort')!];
    seen.set(value, own);
    return [];
  });
}

const CHANGE: Localized = { ko: '번호를 바꾸십시오.', en: 'Change the number.' };
const OF_NODE: Localized = {
  ko: '`hostNetwork`에서는 컨테이너의 포트가 노드의 포트입니다. 번호를 바꾸십시오.',
  en: 'With `hostNetwork`, the ports of containers are ports of the node. Change the number.',
};

const message = (spot: Spot, hint = CHANGE): Report => {
  const port = spot.node.kind === 'scalar' ? spot.node.text : '';
  return finding(spot, { ko: `포트 ${port}번이 앞에 이미 있습니다.`, en: `Port ${port} is already used.` }, hint);
};

export const rule: Rule = {
  id: 'duplicate-port',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      const ports = items(visit, 'ports');
      const twice = EXTERNAL.includes(text(visit, 'type') ?? '') ? openedTwice(ports) : [];
      for (const spot of [...taken(ports, 'port'), ...taken(ports, 'nodePort'), ...twice]) visit.report(message(spot));
    },
    'core/v1.PodSpec': (visit) => {
      const portsOf = (container: Spot): Spot[] => items(container, 'ports');
      // Init containers run one after another, so each has the host's ports to itself.
      for (const ports of [
        items(visit, 'containers').flatMap(portsOf),
        ...items(visit, 'initContainers').map(portsOf),
      ]) {
        const written = taken(ports, 'hostPort');
        for (const spot of written) visit.report(message(spot));
        if (written.length > 0 || !isTrue(visit, 'hostNetwork')) continue;
        // In the host's network a container's port becomes the host's too, in a Pod and not yet in a template for it.
        const severity = visit.resource.kind === 'Pod' ? 'error' : 'warning';
        for (const spot of taken(ports, 'hostPort', 'containerPort'))
          visit.report({ ...message(spot, OF_NODE), severity });
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '같은 프로토콜의 같은 포트가 두 번 나옵니다', en: 'The same port and protocol are used twice' },
  text: {
    ko: '한 서비스의 포트와 노드포트, 한 파드의 호스트 포트는 번호와 프로토콜이 모두 같을 수 없습니다. TCP와 UDP는 같은 번호를 함께 쓸 수 있습니다. 노드포트는 `port`도 같아야 함께 쓸 수 있습니다. `hostNetwork`를 쓰는 파드에서는 컨테이너의 포트가 모두 노드의 포트입니다.',
    en: 'The ports and node ports of a Service, and the host ports of a Pod, must have different numbers or protocols. TCP and UDP can use the same number; for a node port, the `port` must be the same too. With `hostNetwork`, all ports of containers are ports of the node.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - name: http
      port: 80
      targetPort: 3000
    - name: admin
      port: 80
      targetPort: 3001
`,
      at: 'spec.ports[1].port',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  type: NodePort
  ports:
    - name: dns
      port: 53
      nodePort: 30053
      protocol: UDP
    - name: metrics
      port: 9153
      nodePort: 30053
`,
      at: 'spec.ports[1].nodePort',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  type: NodePort
  ports:
    - name: dns
      port: 53
      nodePort: 30053
      protocol: UDP
    - name: dns-tcp
      port: 53
      nodePort: 30053
      protocol: TCP
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
};
