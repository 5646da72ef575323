import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { parseNetwork } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { entries, field, fieldAt, items, itemText, text } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

type Owner = Visit<MappingNode>;

/** What the server wants of an annotation that it reads. */
interface Demand {
  /** @param name what follows the slash of the key. */
  readonly isTaken: (value: string, owner: Owner, name: string) => boolean;
  readonly hint: Localized;
}

const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const TOPOLOGY = 'service.kubernetes.io/topology-mode';

const SECCOMP: Demand = {
  isTaken: (value) =>
    /^(runtime\/default|docker\/default|unconfined|localhost\/(?!\/)(?!(.*\/)?\.\.(\/|$)).*)$/s.test(value),
  hint: {
    ko: '지우고 `securityContext.seccompProfile`을 쓰십시오.',
    en: 'Remove it and use `securityContext.seccompProfile`.',
  },
};

/** By the whole key, or by all of it up to the slash. Source: ValidatePodSpecificAnnotations of pkg/apis/core/validation. */
const POD: Readonly<Record<string, Demand>> = {
  'controller.kubernetes.io/pod-deletion-cost': {
    isTaken: (value) => /^-?(0|[1-9]\d{0,9})$/.test(value) && Number(value) === (Number(value) | 0),
    hint: {
      ko: '`10`이나 `-5`처럼 32비트 정수를 따옴표로 묶어 적으십시오.',
      en: 'Write a 32-bit integer in quotes, such as `10` or `-5`.',
    },
  },
  'seccomp.security.alpha.kubernetes.io/pod': SECCOMP,
  'container.seccomp.security.alpha.kubernetes.io/': SECCOMP,
  'container.apparmor.security.beta.kubernetes.io/': {
    isTaken: (value, owner, name) =>
      /^(|runtime\/default|unconfined|localhost\/.*)$/s.test(value) &&
      allContainers(field(owner, 'spec') ?? owner).some((container) => text(container, 'name') === name),
    hint: {
      ko: '지우고 컨테이너의 `securityContext.appArmorProfile`을 쓰십시오. 어노테이션의 키는 컨테이너의 이름으로 끝나야 합니다.',
      en: "Remove it and use the container's `securityContext.appArmorProfile`. The key of the annotation must end with the name of a container.",
    },
  },
};

/** Source: validateService of pkg/apis/core/validation. */
const SERVICE: Readonly<Record<string, Demand>> = {
  [RANGES]: {
    isTaken: (value, owner) => {
      const spec = field(owner, 'spec');
      if (text(spec, 'type') !== 'LoadBalancer') return false;
      const isIgnored = value.trim() === '' || (spec && items(spec, 'loadBalancerSourceRanges').length > 0);
      return isIgnored || value.split(',').every((network) => parseNetwork(network.trim()));
    },
    hint: {
      ko: '지우고 LoadBalancer 서비스의 `loadBalancerSourceRanges`를 쓰십시오.',
      en: 'Remove it and use `loadBalancerSourceRanges` of a LoadBalancer Service.',
    },
  },
  'service.kubernetes.io/topology-aware-hints': {
    isTaken: (value, owner) => {
      const mode = annotations(owner).get(TOPOLOGY);
      return mode === undefined || mode === value;
    },
    hint: { ko: `지우고 \`${TOPOLOGY}\`만 남기십시오.`, en: `Remove it and keep \`${TOPOLOGY}\`.` },
  },
};

function* annotationSpots(owner: Owner) {
  for (const spot of entries(fieldAt(owner, 'metadata', 'annotations'))) {
    const value = itemText(spot);
    if (value !== undefined) yield { spot, key: spot.entry.key.text, value };
  }
}

const annotations = (owner: Owner): Map<string, string> =>
  new Map([...annotationSpots(owner)].map(({ key, value }) => [key, value]));

const check =
  (demands: Readonly<Record<string, Demand>>) =>
  (owner: Owner): void => {
    for (const { spot, key, value } of annotationSpots(owner)) {
      const slash = key.indexOf('/') + 1;
      const demand = demands[key] ?? demands[key.slice(0, slash)];
      if (!demand || demand.isTaken(value, owner, key.slice(slash))) continue;
      const message = {
        ko: `이 어노테이션에 ${quote(value)} 값은 쓸 수 없습니다.`,
        en: `${quote(value)} is not allowed for this annotation.`,
      };
      owner.report(finding(spot, message, demand.hint));
    }
  };

export const rule: Rule = {
  id: 'annotation-value',
  class: 'server',
  severity: 'error',
  visit: { 'core/v1.Pod': check(POD), 'core/v1.PodTemplateSpec': check(POD), 'core/v1.Service': check(SERVICE) },
};

export const docs: RuleDocs = {
  title: {
    ko: '서버가 읽는 어노테이션의 값이 허용되지 않습니다',
    en: 'The value of an annotation is not allowed',
  },
  text: {
    ko: '서버는 몇몇 어노테이션의 값도 검사합니다. 삭제할 파드를 고르는 비용은 32비트 정수여야 합니다. 필드가 생기기 전에 쓰던 AppArmor와 seccomp 어노테이션은 정해진 값만 받고, 파드에 있는 컨테이너를 가리켜야 합니다.',
    en: 'The server checks the values of some annotations. The cost for choosing which Pods to delete must be a 32-bit integer. The old annotations for AppArmor and seccomp accept only certain values and must name a container of the Pod.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
  annotations:
    controller.kubernetes.io/pod-deletion-cost: low
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'metadata.annotations["controller.kubernetes.io/pod-deletion-cost"]',
    },
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
      annotations:
        container.apparmor.security.beta.kubernetes.io/web: runtime/default
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
  annotations:
    service.beta.kubernetes.io/load-balancer-source-ranges: 10.0.0.0
spec:
  type: LoadBalancer
  selector:
    app: echo
  ports:
    - port: 80
`,
      at: 'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
  annotations:
    controller.kubernetes.io/pod-deletion-cost: '-5'
    container.apparmor.security.beta.kubernetes.io/echo: runtime/default
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
};
