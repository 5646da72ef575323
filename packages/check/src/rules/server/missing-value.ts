import type { MappingNode } from '../../manifest/document.ts';
import { entryOf } from '../../manifest/path.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { NEEDED } from '../../schema/needed.ts';
import { quoteAll } from '../support/describe.ts';
import { missing } from '../support/finding.ts';
import { field, isEmpty, type Spot } from '../support/spot.ts';
import { holdsPartOf } from '../support/wrong-place.ts';

function demand(visit: Visit<MappingNode>, parent: Spot, key: string, type?: string): void {
  const spot = field(parent, key);
  if ((spot && !isEmpty(spot)) || (type && holdsPartOf(key, visit, visit.schema.type(type)))) return;
  const isThere = entryOf(parent.node, key) !== undefined;
  const needed = quoteAll(isThere && type ? neededIn(key, visit, type) : [key]);
  visit.report(
    missing(
      parent,
      key,
      isThere
        ? { ko: `\`${key}\` 값이 비어 있습니다.`, en: `\`${key}\` is empty.` }
        : { ko: `\`${key}\` 값이 없습니다.`, en: `\`${key}\` is missing.` },
      { ko: `필요한 값을 적으십시오: ${needed}`, en: `Add ${needed}.` },
    ),
  );
}

/** What an empty field needs in it, or the field itself. */
function neededIn(key: string, { schema }: Visit, type: string): readonly string[] {
  const within = schema.type(type).fields.get(key)!.type;
  const needed =
    within.form === 'object' ? [...schema.type(within.name).required, NEEDED[within.name] ?? []].flat() : [];
  return needed.length > 0 ? needed : [key];
}

export const rule: Rule = {
  id: 'missing-value',
  class: 'server',
  severity: 'error',
  visit: {
    ...Object.fromEntries(
      Object.entries(NEEDED).map(([type, key]) => [
        type,
        (visit: Visit<MappingNode>) => demand(visit, visit, key, type),
      ]),
    ),
    'core/v1.PersistentVolumeSpec': (visit) => {
      demand(visit, visit, 'accessModes', 'core/v1.PersistentVolumeSpec');
      const capacity = field(visit, 'capacity');
      demand(visit, capacity ?? visit, capacity ? 'storage' : 'capacity');
    },
    'networking/v1.IngressBackend': (visit) => {
      const resource = field(visit, 'resource');
      if (resource) for (const key of ['kind', 'name']) demand(visit, resource, key);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '서버가 요구하는 필드가 없습니다', en: 'A field that the server requires is missing' },
  text: {
    ko: 'API 명세에는 필수로 표시되어 있지 않지만 서버가 검증할 때 요구하는 필드입니다. 컨테이너의 `image`가 대표적입니다.',
    en: 'The API specification does not mark these fields as required, but the server requires them during validation. The best known is the `image` of a container.',
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
`,
      at: 'spec.containers[0].image',
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
      env:
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              key: password
`,
      at: 'spec.containers[0].env[0].valueFrom.secretKeyRef.name',
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
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: echo
              key: password
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
