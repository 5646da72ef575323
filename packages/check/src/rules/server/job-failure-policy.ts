import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { allItems, field, fieldAt, isNull, items, numberOf, type Spot, text } from '../support/spot.ts';

const report = (visit: Visit<MappingNode>, spot: Spot, message: Localized): void =>
  visit.report(finding(spot, message));

function check(visit: Visit<MappingNode>): void {
  const policy = field(visit, 'podFailurePolicy');
  const replacement = field(visit, 'podReplacementPolicy');
  if (!policy) return;
  if (replacement && text(visit, 'podReplacementPolicy') === 'TerminatingOrFailed') {
    report(visit, replacement, {
      ko: 'podFailurePolicy를 쓰면 Failed만 쓸 수 있습니다.',
      en: 'With a podFailurePolicy, only Failed is allowed.',
    });
  }
  const pod = fieldAt(visit, 'template', 'spec');
  const names = [...items(pod, 'containers'), ...items(pod, 'initContainers')].map((container) =>
    text(container, 'name'),
  );
  for (const rule of items(policy, 'rules')) {
    if (text(rule, 'action') === 'FailIndex' && !field(visit, 'backoffLimitPerIndex')) {
      report(visit, field(rule, 'action')!, {
        ko: 'FailIndex에는 backoffLimitPerIndex가 필요합니다.',
        en: 'FailIndex requires backoffLimitPerIndex.',
      });
    }
    const codes = field(rule, 'onExitCodes');
    const name = text(codes, 'containerName');
    if (name !== undefined && !names.includes(name)) {
      report(visit, field(codes, 'containerName')!, {
        ko: `파드에 ${quote(name)} 컨테이너가 없습니다.`,
        en: `The Pod has no container ${quote(name)}.`,
      });
    }
    const values = allItems(codes, 'values');
    const numbers = values.map((spot) => (isNull(spot.node) ? 0 : numberOf(spot)));
    for (const [index, spot] of values.entries()) {
      const value = numbers[index];
      const before = numbers[index - 1];
      if (value === 0 && text(codes, 'operator') === 'In') {
        report(visit, spot, {
          ko: '0은 성공을 뜻하므로 In에 쓸 수 없습니다.',
          en: '0 means success and cannot be used with In.',
        });
      } else if (value !== undefined && before !== undefined && before >= value) {
        report(visit, spot, {
          ko: '종료 코드는 작은 수부터 한 번씩만 적어야 합니다.',
          en: 'Exit codes must be in increasing order, without repeats.',
        });
      }
    }
  }
}

export const rule: Rule = {
  id: 'job-failure-policy',
  class: 'server',
  severity: 'error',
  visit: { 'batch/v1.JobSpec': check },
};

export const docs: RuleDocs = {
  title: { ko: '잡의 실패 정책이 허용되지 않습니다', en: 'The failure policy of a Job is not allowed' },
  text: {
    ko: '`podFailurePolicy`의 종료 코드는 작은 수부터 한 번씩 적고, 성공을 뜻하는 0은 `In`에 쓸 수 없습니다. 컨테이너 이름은 파드에 있어야 합니다.',
    en: 'Write the exit codes of a `podFailurePolicy` in increasing order, without repeats. 0 means success and cannot be used with `In`. A container that it names must be in the Pod.',
  },
  fails: [
    {
      manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  podFailurePolicy:
    rules:
      - action: FailJob
        onExitCodes:
          operator: In
          values: [42, 1]
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.podFailurePolicy.rules[0].onExitCodes.values[1]',
    },
  ],
  passes: [
    `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  podFailurePolicy:
    rules:
      - action: FailJob
        onExitCodes:
          operator: In
          values: [1, 42]
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy',
};
