import type { Rule, RuleDocs } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, fieldAt, items, text } from '../support/spot.ts';

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

export const rule: Rule = {
  id: 'unknown-probe-port',
  class: 'bundle',
  severity: 'error',
  visit: {
    'core/v1.Container': (visit) => {
      const names = items(visit, 'ports')
        .map((port) => text(port, 'name'))
        .filter((name) => name !== undefined);
      for (const path of HANDLERS) {
        const probe = fieldAt(visit, ...path);
        if (!probe) continue;
        for (const action of ['httpGet', 'tcpSocket'] as const) {
          const handler = field(probe, action);
          const name = text(handler, 'port');
          if (!name || names.includes(name)) continue;
          const meant = nearest(name, names);
          visit.report(
            finding(
              field(handler, 'port')!,
              {
                ko: `이 컨테이너에는 이름이 ${quote(name)}인 포트가 없습니다.`,
                en: `This container has no port named ${quote(name)}.`,
              },
              meant === undefined
                ? {
                    ko: '`ports`에 이름을 적거나 번호로 적으십시오. 다른 컨테이너의 포트는 가리킬 수 없습니다.',
                    en: 'Add the name under `ports`, or write the port number. A probe cannot use a port of another container.',
                  }
                : { ko: `혹시 \`${meant}\` 포트입니까?`, en: `Did you mean \`${meant}\`?` },
            ),
          );
        }
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '프로브가 가리키는 이름의 포트가 그 컨테이너에 없습니다',
    en: 'A probe uses a port name that its container does not have',
  },
  text: {
    ko: '프로브의 포트를 이름으로 적으면 같은 컨테이너의 `ports`에서만 찾습니다. 서버는 받아들이지만 프로브가 언제나 실패합니다.',
    en: 'A port name in a probe is looked up only in the `ports` of its own container. The server accepts a wrong name, but the probe always fails.',
  },
  fails: [
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
        - name: http
          containerPort: 3000
      readinessProbe:
        httpGet:
          port: htpp
`,
      at: 'spec.containers[0].readinessProbe.httpGet.port',
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
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
};
