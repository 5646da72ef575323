import { collect } from '../../collect.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, items, type Spot, textOf } from '../support/spot.ts';

/** Lists whose items must differ in a field; several lists of one row share their names. */
const LISTS: Readonly<Record<string, readonly { readonly lists: readonly string[]; readonly key: string }[]>> = {
  'core/v1.PodSpec': [
    { lists: ['containers', 'initContainers', 'ephemeralContainers'], key: 'name' },
    { lists: ['volumes'], key: 'name' },
    { lists: ['resourceClaims'], key: 'name' },
    { lists: ['schedulingGates'], key: 'name' },
  ],
  'core/v1.Container': [
    { lists: ['ports'], key: 'name' },
    { lists: ['volumeDevices'], key: 'name' },
    { lists: ['volumeDevices'], key: 'devicePath' },
    { lists: ['volumeMounts'], key: 'mountPath' },
    { lists: ['resizePolicy'], key: 'resourceName' },
  ],
  'core/v1.ServiceSpec': [{ lists: ['ports'], key: 'name' }],
  'core/v1.PodSecurityContext': [{ lists: ['sysctls'], key: 'name' }],
};

/** Values met before, each a second time. */
function repeats(spots: readonly Spot[]): { readonly again: Spot; readonly first: Spot }[] {
  const seen = new Map<string, Spot>();
  return collect(spots, (again) => {
    const value = textOf(again) ?? '';
    const first = seen.get(value);
    if (first) return [{ again, first }];
    if (value !== '') seen.set(value, again);
    return [];
  });
}

export const rule: Rule = {
  id: 'duplicate-name',
  class: 'server',
  severity: 'error',
  visit: Object.fromEntries(
    Object.entries(LISTS).map(([type, rows]) => [
      type,
      (visit) => {
        for (const { lists, key } of rows) {
          const named = collect(lists, (list) => items(visit, list));
          if (named.length < 2) continue;
          const names = named.map((item) => field(item, key));
          for (const { again, first } of repeats(names.filter((name) => name !== undefined))) {
            visit.report(
              finding(
                again,
                {
                  ko: `${quote(textOf(again)!)} 값이 앞에 이미 있습니다.`,
                  en: `${quote(textOf(again)!)} is already used.`,
                },
                { ko: '서로 다른 값을 쓰십시오.', en: 'Use a different value.' },
                {
                  related: [
                    {
                      file: visit.resource.file.path,
                      range: first.node.range,
                      message: { ko: '처음 쓰인 곳입니다.', en: 'It is first used here.' },
                    },
                  ],
                },
              ),
            );
          }
        }
      },
    ]),
  ),
};

export const docs: RuleDocs = {
  title: { ko: '같은 이름이 두 번 나옵니다', en: 'The same name is used twice' },
  text: {
    ko: '한 파드의 컨테이너(초기화 컨테이너 포함)와 볼륨, 한 컨테이너의 포트와 마운트 경로, 한 서비스의 포트는 이름이 서로 달라야 합니다.',
    en: 'Names must be different among the containers of a Pod (including init containers), its volumes, the ports and mount paths of a container, and the ports of a Service.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  initContainers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.initContainers[0].name',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - name: http
      port: 80
    - name: http
      port: 8080
`,
      at: 'spec.ports[1].name',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      ports:
        - name: http
          containerPort: 3000
    - name: proxy
      image: ghcr.io/subicura/echo:v1
      ports:
        - name: http
          containerPort: 8080
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
