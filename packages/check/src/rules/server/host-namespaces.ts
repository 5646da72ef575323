import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, isFalse, isTrue, items, type Spot, text } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

interface Conflict {
  readonly key: string;
  readonly isSet: (spec: Spot) => boolean;
  /** Fields that can't be true beside it. */
  readonly excludes: readonly string[];
}

const CONFLICTS: readonly Conflict[] = [
  {
    key: 'hostUsers: false',
    isSet: (spec) => isFalse(spec, 'hostUsers'),
    excludes: ['hostNetwork', 'hostPID', 'hostIPC'],
  },
  {
    key: 'shareProcessNamespace',
    isSet: (spec) => isTrue(spec, 'shareProcessNamespace'),
    excludes: ['hostPID'],
  },
  {
    key: 'hostnameOverride',
    isSet: (spec) => field(spec, 'hostnameOverride') !== undefined,
    excludes: ['hostNetwork', 'setHostnameAsFQDN'],
  },
];

/** Kernel parameters that each namespace has for itself: with the host's namespace they would be the host's. */
const SYSCTLS: Readonly<Record<string, RegExp>> = {
  hostNetwork: /^net[./]/,
  hostIPC: /^(kernel[./](sem$|shm|msg)|fs[./]mqueue[./])/,
};

export const rule: Rule = {
  id: 'host-namespaces',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PodSpec': (visit) => {
      for (const { key, isSet, excludes } of CONFLICTS) {
        for (const other of isSet(visit) ? excludes : []) {
          if (!isTrue(visit, other)) continue;
          visit.report(
            finding(field(visit, other)!, {
              ko: `${key}와 ${other}는 함께 쓸 수 없습니다.`,
              en: `${key} and ${other} cannot be used together.`,
            }),
          );
        }
      }
      for (const container of isFalse(visit, 'hostUsers') ? allContainers(visit) : []) {
        if (items(container, 'volumeDevices').length === 0) continue;
        visit.report(
          finding(field(container, 'volumeDevices')!, {
            ko: 'hostUsers: false와 volumeDevices는 함께 쓸 수 없습니다.',
            en: 'hostUsers: false and volumeDevices cannot be used together.',
          }),
        );
      }
      for (const sysctl of items(field(visit, 'securityContext'), 'sysctls')) {
        const name = text(sysctl, 'name') ?? '';
        const [host] = Object.entries(SYSCTLS).find(([key, names]) => isTrue(visit, key) && names.test(name)) ?? [];
        if (!host) continue;
        visit.report(
          finding(
            field(sysctl, 'name')!,
            {
              ko: `${host}와 ${quote(name)}는 함께 쓸 수 없습니다.`,
              en: `${quote(name)} is not allowed with ${host}, because it would change the setting of the host.`,
            },
            { ko: '노드에서 설정하십시오.', en: 'Set it on the node.' },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '호스트의 네임스페이스와 함께 쓸 수 없는 설정입니다',
    en: 'A setting cannot be used with the namespaces of the host',
  },
  text: {
    ko: '호스트의 네임스페이스를 쓰는 파드는 사용자 네임스페이스나 프로세스 네임스페이스를 따로 가질 수 없고, 그 네임스페이스의 커널 매개변수도 바꿀 수 없습니다.',
    en: 'A Pod that uses the namespaces of the host cannot have its own user or process namespace, and cannot change the kernel parameters of those namespaces.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  hostNetwork: true
  securityContext:
    sysctls:
      - name: net.core.somaxconn
        value: '1024'
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.securityContext.sysctls[0].name',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  hostUsers: false
  hostPID: true
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.hostPID',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  hostUsers: false
  hostNetwork: false
  securityContext:
    sysctls:
      - name: net.core.somaxconn
        value: '1024'
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
