import type { Rule, RuleDocs } from '../../rule.ts';
import { formatFinding, itemFinding } from '../support/formats.ts';
import { field, textOf } from '../support/spot.ts';

/** Fields that name a port; `portOrName` takes a number too. */
const FIELDS: Readonly<Record<string, readonly [key: string, kind: 'name' | 'portOrName']>> = {
  'core/v1.ContainerPort': ['name', 'name'],
  'networking/v1.ServiceBackendPort': ['name', 'name'],
  'core/v1.ServicePort': ['targetPort', 'portOrName'],
  'core/v1.HTTPGetAction': ['port', 'portOrName'],
  'core/v1.TCPSocketAction': ['port', 'portOrName'],
  'networking/v1.NetworkPolicyPort': ['port', 'portOrName'],
};

export const rule: Rule = {
  id: 'invalid-port-name',
  class: 'server',
  severity: 'error',
  visit: Object.fromEntries(
    Object.entries(FIELDS).map(([type, [key, kind]]) => [
      type,
      (visit) => {
        const spot = field(visit, key);
        const report =
          type === 'networking/v1.NetworkPolicyPort' && spot
            ? itemFinding(spot, 'portName')
            : formatFinding(spot, 'portName');
        if (!report) return;
        const digits = kind === 'portOrName' && /^[1-9]\d{0,4}$/.test(textOf(spot)!) ? textOf(spot) : undefined;
        visit.report(
          digits === undefined
            ? report
            : {
                ...report,
                hint: {
                  ko: `따옴표를 떼고 \`${digits}\`처럼 적으면 포트 번호가 됩니다.`,
                  en: `Without the quotes, ${digits} is a port number.`,
                },
                fix: { range: report.range, text: digits },
              },
        );
      },
    ]),
  ),
};

export const docs: RuleDocs = {
  title: { ko: '포트 이름으로 쓸 수 없는 값입니다', en: 'A port name is not valid' },
  text: {
    ko: '포트 이름은 15자까지이고 소문자, 숫자, `-`만 쓰며 글자가 하나는 있어야 합니다. `targetPort: "80"`처럼 따옴표로 감싼 숫자는 번호가 아니라 이름으로 읽힙니다.',
    en: 'A port name can have up to 15 lower-case letters, digits and `-`, with at least one letter. A number in quotes, as in `targetPort: "80"`, is read as a name, not as a number.',
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
      targetPort: "3000"
`,
      at: 'spec.ports[0].targetPort',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      ports:
        - name: echo-over-http-1
          containerPort: 3000
`,
      at: 'spec.containers[0].ports[0].name',
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
      readinessProbe:
        httpGet:
          port: http
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
};
