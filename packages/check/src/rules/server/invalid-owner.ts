import type { MappingNode } from '../../manifest/document.ts';
import { toJson } from '../../manifest/path.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { itemFinding } from '../support/formats.ts';
import { quote } from '../support/names.ts';
import { allItems, field, isTrue, items, text, textOf, texts } from '../support/spot.ts';

const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion'];
const OPPOSED = ['orphan', 'foregroundDeletion'];

function checkFinalizers(visit: Visit<MappingNode>): void {
  for (const finalizer of allItems(visit, 'finalizers')) {
    const report = itemFinding(finalizer, 'labelKey');
    const name = textOf(finalizer) ?? '';
    if (report) visit.report(report);
    else if (!name.includes('/') && !STANDARD.includes(name) && visit.resource.kind !== 'PodDisruptionBudget') {
      visit.report(
        finding(
          finalizer,
          { ko: `${quote(name)} 앞에 도메인이 없습니다.`, en: `${quote(name)} has no domain.` },
          { ko: `\`example.com/${name}\`처럼 적으십시오.`, en: `Write it like \`example.com/${name}\`.` },
        ),
      );
    }
  }
}

export const rule: Rule = {
  id: 'invalid-owner',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.NamespaceSpec': checkFinalizers,
    'meta/v1.ObjectMeta': (visit) => {
      if (visit.path !== 'metadata') return;
      checkFinalizers(visit);
      if (OPPOSED.every((name) => texts(visit, 'finalizers').includes(name))) {
        visit.report(
          finding(field(visit, 'finalizers')!, {
            ko: 'orphan과 foregroundDeletion은 함께 쓸 수 없습니다.',
            en: 'orphan and foregroundDeletion cannot be used together.',
          }),
        );
      }
      for (const owner of items(visit, 'ownerReferences')) {
        const version = text(owner, 'apiVersion');
        if (!version || /^([^/]*\/)?[^/]+$/.test(version)) continue;
        visit.report(
          finding(
            field(owner, 'apiVersion')!,
            { ko: `${quote(version)} 값에 버전이 없습니다.`, en: `${quote(version)} has no version.` },
            { ko: '`v1`이나 `apps/v1`처럼 적으십시오.', en: 'Write it like `v1` or `apps/v1`.' },
          ),
        );
      }
      // An owner given twice in the same words is given once.
      const owners = new Map(
        items(visit, 'ownerReferences').map((owner) => [JSON.stringify(toJson(owner.node)), owner]),
      );
      const [, second] = [...owners.values()].filter((owner) => isTrue(owner, 'controller'));
      if (!second) return;
      visit.report(
        finding(second, {
          ko: 'controller가 true인 소유자는 하나만 둘 수 있습니다.',
          en: 'Only one owner can have controller: true.',
        }),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '소유자나 파이널라이저의 설정이 맞지 않습니다', en: 'The owners or finalizers are not valid' },
  text: {
    ko: '오브젝트를 관리하는 소유자(`controller: true`)는 하나뿐입니다. 파이널라이저의 이름은 `example.com/cleanup`처럼 적습니다.',
    en: 'Only one owner can be the controller of an object (`controller: true`). Write the name of a finalizer like `example.com/cleanup`.',
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
