import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'missing-name',
  class: 'server',
  severity: 'error',
  title: { ko: '오브젝트에 이름이 없습니다', en: 'An object has no name' },
  visit: {
    '*': (visit) => {
      if (visit.path !== '') return;
      const metadata = field(visit, 'metadata');
      if (metadata && metadata.node.kind !== 'mapping') return;
      if (text(metadata, 'name') || text(metadata, 'generateName')) return;
      const name = field(metadata, 'name') ?? field(metadata, 'generateName');
      if (name && text(metadata, 'name') !== '' && text(metadata, 'generateName') !== '') return;
      visit.report(
        finding(
          name ?? metadata ?? visit,
          { ko: '이름이 없습니다.', en: 'The object has no name.' },
          { ko: '`metadata.name`에 이름을 적으십시오.', en: 'Give it one in `metadata.name`.' },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  text: {
    ko: '모든 오브젝트에는 이름이 필요합니다. `metadata.name`에 적거나, 뒷부분을 쿠버네티스가 붙이도록 `metadata.generateName`에 앞부분만 적습니다.',
    en: 'Every object needs a name, either in `metadata.name`, or as a beginning in `metadata.generateName` that Kubernetes completes.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  labels:
    app: echo
data:
  port: '3000'
`,
      at: 'metadata',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  generateName: settings-
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
};
