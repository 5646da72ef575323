import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { labelsOf } from '../support/selectors.ts';
import { entries, fieldAt } from '../support/spot.ts';

const LABEL = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/;

export const rule: Rule = {
  id: 'pod-security-label',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.Namespace': (visit) => {
      const labels = fieldAt(visit, 'metadata', 'labels');
      const values = labelsOf(labels);
      for (const label of entries(labels)) {
        const match = LABEL.exec(label.entry.key.text);
        const value = values.get(label.entry.key.text);
        if (!match || value === undefined) continue;
        const isVersion = match[1] !== undefined;
        const allowed = isVersion ? /^(latest|v1\.(0|[1-9]\d*))$/ : /^(privileged|baseline|restricted)$/;
        if (allowed.test(value)) continue;
        visit.report(
          finding(
            label,
            { ko: `${quote(value)} 값은 쓸 수 없습니다.`, en: `${quote(value)} is not allowed here.` },
            isVersion
              ? { ko: '`latest`나 `v1.36` 같은 버전을 적으십시오.', en: 'Write `latest` or a version such as `v1.36`.' }
              : {
                  ko: '`privileged`, `baseline`, `restricted` 가운데 하나를 적으십시오.',
                  en: 'Write `privileged`, `baseline` or `restricted`.',
                },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '파드 보안 수준의 값이 아닙니다', en: 'A value is not a Pod security level or version' },
  text: {
    ko: '네임스페이스의 `pod-security.kubernetes.io/` 레이블은 그 안의 파드에 요구할 보안 수준을 정합니다. 수준은 `privileged`, `baseline`, `restricted` 세 가지이고 버전은 `latest`나 `v1.36`처럼 적습니다.',
    en: 'The `pod-security.kubernetes.io/` labels of a Namespace set what its Pods must comply with: `privileged`, `baseline` or `restricted`, with a version such as `latest` or `v1.36`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels:
    pod-security.kubernetes.io/enforce: strict
`,
      at: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels:
    pod-security.kubernetes.io/enforce: baseline
    pod-security.kubernetes.io/enforce-version: v1.36
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
};
