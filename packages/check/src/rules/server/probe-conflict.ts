import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, fieldAt, items, numberOf, type Spot, text } from '../support/spot.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

function checkProbes(visit: Visit<MappingNode>): void {
  for (const name of ['livenessProbe', 'startupProbe'] as const) {
    const threshold = fieldAt(visit, name, 'successThreshold');
    const value = numberOf(threshold);
    if (!threshold || value === undefined || value <= 1) continue;
    visit.report(
      finding(
        threshold,
        { ko: `${value}: ${name}에서는 1이어야 합니다.`, en: `${value} is not allowed: it must be 1 in a ${name}.` },
        { ko: '이 줄을 지우십시오. 기본값이 1입니다.', en: 'Remove this line. The default is 1.' },
      ),
    );
  }
  const grace = fieldAt(visit, 'readinessProbe', 'terminationGracePeriodSeconds');
  if (!grace) return;
  visit.report(
    finding(
      grace,
      {
        ko: 'readinessProbe에는 terminationGracePeriodSeconds를 쓸 수 없습니다.',
        en: 'A readinessProbe cannot have terminationGracePeriodSeconds.',
      },
      {
        ko: '준비성 프로브는 컨테이너를 종료하지 않으므로 필요하지 않습니다. 이 줄을 지우십시오.',
        en: 'Remove this line. A readiness probe never stops a container.',
      },
    ),
  );
}

/** Whether a lifecycle holds nothing but what the server drops before it looks. */
function isDropped(spot: Spot): boolean {
  return field(spot, 'stopSignal') !== undefined && !field(spot, 'preStop') && !field(spot, 'postStart');
}

function checkInit(visit: Visit<MappingNode>): void {
  for (const container of items(visit, 'initContainers')) {
    if (text(container, 'restartPolicy') === 'Always') continue;
    for (const name of [...PROBES, 'lifecycle'] as const) {
      const spot = field(container, name);
      if (!spot || isDropped(spot)) continue;
      visit.report(
        finding(
          spot,
          { ko: `초기화 컨테이너에는 ${name} 필드를 쓸 수 없습니다.`, en: `An init container cannot have ${name}.` },
          {
            ko: '지우거나, 계속 실행되는 사이드카라면 `restartPolicy: Always`를 적으십시오.',
            en: 'Remove it, or add `restartPolicy: Always` if it is a sidecar that keeps running.',
          },
        ),
      );
    }
  }
}

export const rule: Rule = {
  id: 'probe-conflict',
  class: 'server',
  severity: 'error',
  visit: { 'core/v1.Container': checkProbes, 'core/v1.PodSpec': checkInit },
};

export const docs: RuleDocs = {
  title: { ko: '이 프로브에는 쓸 수 없는 설정입니다', en: 'A setting is not allowed for this probe or container' },
  text: {
    ko: '활성 프로브와 시작 프로브의 `successThreshold`는 1이어야 하고, 준비성 프로브에는 종료 유예 시간이 없습니다. 초기화 컨테이너는 완료되어야 하므로 프로브를 쓸 수 없지만, `restartPolicy: Always`인 사이드카는 쓸 수 있습니다.',
    en: 'The `successThreshold` of liveness and startup probes must be 1, and a readiness probe has no grace period. Init containers run to completion and cannot have probes, unless they are sidecars with `restartPolicy: Always`.',
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
      livenessProbe:
        successThreshold: 2
        httpGet:
          port: 3000
`,
      at: 'spec.containers[0].livenessProbe.successThreshold',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  initContainers:
    - name: setup
      image: ghcr.io/subicura/echo:v1
      readinessProbe:
        tcpSocket:
          port: 3000
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.initContainers[0].readinessProbe',
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
      readinessProbe:
        successThreshold: 2
        httpGet:
          port: 3000
`,
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  initContainers:
    - name: proxy
      image: ghcr.io/subicura/echo:v1
      restartPolicy: Always
      readinessProbe:
        tcpSocket:
          port: 3000
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
};
