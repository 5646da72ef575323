import type { MappingNode } from '../../manifest/document.ts';
import { keyPath } from '../../manifest/path.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { missing } from '../support/finding.ts';
import { allItems, field, type Spot, textOf } from '../support/spot.ts';

/** Questions put to the server, and the one kind that it names itself. */
const NAMELESS = /Review$|^(LimitRange|Binding|Eviction)$/;

function demand(visit: Visit<MappingNode>, object: Spot, keys: readonly string[]): void {
  const metadata = field(object, 'metadata');
  if (metadata && metadata.node.kind !== 'mapping') return;
  // One beside the metadata is a field that is not known.
  const given = [field(object, 'name'), ...keys.map((key) => field(metadata, key))].filter(
    (spot) => spot !== undefined,
  );
  if (given.some((spot) => textOf(spot) !== '')) return;
  visit.report(
    missing(
      metadata ?? { ...object, path: keyPath(object.path, 'metadata') },
      'name',
      { ko: '이름이 없습니다.', en: 'The object has no name.' },
      { ko: '`metadata.name`에 이름을 적으십시오.', en: 'Write a name in `metadata.name`.' },
    ),
  );
}

export const rule: Rule = {
  id: 'missing-name',
  class: 'server',
  severity: 'error',
  object: (visit) => {
    if (!NAMELESS.test(visit.resource.kind)) demand(visit, visit, ['name', 'generateName']);
  },
  visit: {
    // Their names become those of volumes, for which none is made up.
    'apps/v1.StatefulSetSpec': (visit) => {
      for (const claim of allItems(visit, 'volumeClaimTemplates')) demand(visit, claim, ['name']);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '오브젝트에 이름이 없습니다', en: 'An object has no name' },
  text: {
    ko: '모든 오브젝트에는 이름이 필요합니다. `metadata.name`에 적거나, 뒷부분을 쿠버네티스가 붙이도록 `metadata.generateName`에 앞부분만 적습니다.',
    en: 'Every object needs a name. Write it in `metadata.name`, or write only its beginning in `metadata.generateName` and let Kubernetes add the rest.',
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
      at: 'metadata.name',
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
