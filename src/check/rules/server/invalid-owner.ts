import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { formatFinding } from '../support/formats.ts';
import { field, isTrue, items, texts } from '../support/spot.ts';

const OPPOSED = ['orphan', 'foregroundDeletion'];

export const rule: Rule = {
  id: 'invalid-owner',
  class: 'server',
  severity: 'error',
  title: { ko: '소유자나 파이널라이저의 설정이 맞지 않습니다', en: 'Owners or finalizers are not allowed as they are' },
  visit: {
    'meta/v1.ObjectMeta': (visit) => {
      if (visit.path !== 'metadata') return;
      for (const finalizer of items(visit, 'finalizers')) {
        const report = formatFinding(finalizer, 'labelKey');
        if (report) visit.report(report);
      }
      if (OPPOSED.every((name) => texts(visit, 'finalizers').includes(name))) {
        visit.report(
          finding(field(visit, 'finalizers')!, {
            ko: 'orphan과 foregroundDeletion은 함께 쓸 수 없습니다.',
            en: 'orphan and foregroundDeletion exclude one another.',
          }),
        );
      }
      const [, second] = items(visit, 'ownerReferences').filter((owner) => isTrue(owner, 'controller'));
      if (!second) return;
      visit.report(
        finding(second, {
          ko: 'controller가 true인 소유자는 하나만 둘 수 있습니다.',
          en: 'Only one owner can have controller true.',
        }),
      );
    },
  },
};

export const docs: RuleDocs = {
  text: {
    ko: '오브젝트를 다스리는 소유자(`controller: true`)는 하나뿐입니다. 파이널라이저의 이름은 `example.com/cleanup`처럼 적습니다.',
    en: 'Only one owner controls an object (`controller: true`). A finalizer is named like `example.com/cleanup`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  finalizers:
    - clean up
`,
      at: 'metadata.finalizers[0]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  finalizers:
    - example.com/cleanup
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
};
