import type { Rule, RuleDocs } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { EXTERNAL, needsHealthCheck } from '../support/services.ts';
import { field, isEmpty, items, number, type Spot, text, textOf, texts } from '../support/spot.ts';

const TYPES = ['ClusterIP', 'ExternalName', ...EXTERNAL];
const LOAD_BALANCER = ['LoadBalancer'];

/** Fields that only some types of Service take. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  loadBalancerClass: LOAD_BALANCER,
  loadBalancerSourceRanges: LOAD_BALANCER,
  allocateLoadBalancerNodePorts: LOAD_BALANCER,
  ipFamilies: ['ClusterIP', 'NodePort', 'LoadBalancer'],
  ipFamilyPolicy: ['ClusterIP', 'NodePort', 'LoadBalancer'],
  clusterIP: ['ClusterIP', 'NodePort', 'LoadBalancer'],
  clusterIPs: ['ClusterIP', 'NodePort', 'LoadBalancer'],
};

const unfit = (spot: Spot, type: string): ReturnType<typeof finding> =>
  finding(
    spot,
    {
      ko: `${type} 서비스에는 ${spot.entry?.key.text}를 쓸 수 없습니다.`,
      en: `A Service of type ${type} cannot have ${spot.entry?.key.text}.`,
    },
    { ko: '이 줄을 지우거나 `type`을 바꾸십시오.', en: 'Remove this line or change the `type`.' },
    spot.entry && { range: spot.entry.key.range },
  );

export const rule: Rule = {
  id: 'service-type',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      const type = text(visit, 'type') || 'ClusterIP';
      // The schema says of a type that there is no such.
      if (!TYPES.includes(type)) return;
      const given = (key: string): Spot | undefined => {
        const spot = field(visit, key);
        return spot && !isEmpty(spot) ? spot : undefined;
      };
      for (const [key, types] of Object.entries(ONLY)) {
        const spot = key.endsWith('Class') ? field(visit, key) : given(key);
        if (spot && !types.includes(type)) visit.report(unfit(spot, type));
      }
      const isReachable = EXTERNAL.includes(type) || items(visit, 'externalIPs').length > 0;
      const policy = given('externalTrafficPolicy');
      if (policy && !isReachable) visit.report(unfit(policy, type));
      const health = given('healthCheckNodePort');
      if (health && !needsHealthCheck(visit)) {
        visit.report(
          finding(health, {
            ko: 'healthCheckNodePort는 LoadBalancer 서비스의 externalTrafficPolicy가 Local일 때만 쓸 수 있습니다.',
            en: 'healthCheckNodePort can only be used in a LoadBalancer Service with externalTrafficPolicy Local.',
          }),
        );
      }
      if (type === 'ClusterIP') {
        for (const port of items(visit, 'ports'))
          if (number(port, 'nodePort')) visit.report(unfit(field(port, 'nodePort')!, type));
      }
      const clusterIP = field(visit, 'clusterIP');
      const isHeadless = [textOf(clusterIP), ...texts(visit, 'clusterIPs')].includes('None');
      if (textOf(clusterIP) === 'None' && EXTERNAL.includes(type)) {
        visit.report(
          finding(clusterIP!, {
            ko: `${type} 서비스에는 클러스터 IP가 필요하므로 None을 쓸 수 없습니다.`,
            en: `A Service of type ${type} needs a cluster IP; None is not allowed.`,
          }),
        );
      }
      if (type === 'ExternalName') {
        if (text(visit, 'externalName')) return;
        visit.report(
          missing(
            visit,
            'externalName',
            { ko: '`externalName`이 없습니다.', en: '`externalName` is missing.' },
            { ko: '가리킬 도메인 이름을 적으십시오.', en: 'Add the domain name that the Service refers to.' },
          ),
        );
      } else if (!isHeadless && items(visit, 'ports').length === 0) {
        visit.report(
          missing(
            visit,
            'ports',
            { ko: '서비스에 포트가 없습니다.', en: 'The Service has no ports.' },
            { ko: '`ports`에 하나 이상 적으십시오.', en: 'Add at least one under `ports`.' },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '서비스의 타입과 맞지 않는 설정입니다', en: 'A setting does not match the type of the Service' },
  text: {
    ko: '`nodePort`는 NodePort와 LoadBalancer에서, `loadBalancerClass` 같은 필드는 LoadBalancer에서만 쓸 수 있습니다. ExternalName에는 `externalName`이, 나머지에는 포트가 필요합니다. `type`을 적지 않으면 ClusterIP입니다.',
    en: '`nodePort` is only allowed with NodePort and LoadBalancer, and fields such as `loadBalancerClass` only with LoadBalancer. ExternalName requires an `externalName`; the other types require ports. The default `type` is ClusterIP.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 80
      nodePort: 31000
`,
      at: 'spec.ports[0].nodePort',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: ExternalName
`,
      at: 'spec.externalName',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  selector:
    app: echo
`,
      at: 'spec.ports',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 31000
`,
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  clusterIP: None
  selector:
    app: echo
`,
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: ExternalName
  externalName: example.com.
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
};
