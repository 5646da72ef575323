import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, items, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'repeated-variable',
  class: 'server',
  severity: 'warning',
  visit: {
    'core/v1.Container': (visit) => {
      const seen = new Set<string>();
      for (const variable of items(visit, 'env')) {
        const name = text(variable, 'name');
        if (!name) continue;
        if (seen.has(name)) {
          visit.report(
            finding(
              field(variable, 'name')!,
              {
                ko: `${quote(name)} 변수가 앞의 값을 덮어씁니다.`,
                en: `${quote(name)} overwrites the earlier value.`,
              },
              {
                ko: '하나만 남기십시오. 앞의 값은 적용할 때 사라질 수 있습니다.',
                en: 'Keep only one. The earlier value may be lost when the manifest is applied.',
              },
            ),
          );
        }
        seen.add(name);
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '같은 환경 변수가 두 번 나옵니다', en: 'The same environment variable is set twice' },
  text: {
    ko: '서버는 받아들이지만 마지막 값만 쓰이고, `kubectl apply`를 다시 실행하면 하나가 사라질 수 있습니다.',
    en: 'The server accepts this with a warning, but uses only the last value, and a later `kubectl apply` may drop one of them.',
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
      env:
        - name: PORT
          value: '3000'
        - name: PORT
          value: '8080'
`,
      at: 'spec.containers[0].env[1].name',
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
      env:
        - name: PORT
          value: '3000'
`,
  ],
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
};
