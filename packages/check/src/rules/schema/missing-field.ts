import { entryOf, keyPath } from '../../manifest/path.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { rangeOf } from '../support/finding.ts';
import { isMetric } from '../support/selectors.ts';
import { holdsPartOf } from '../support/wrong-place.ts';

export const rule: Rule = {
  id: 'missing-field',
  class: 'schema',
  severity: 'error',
  faults: {
    'missing-field': (visit, { field, type }) => {
      const typeName = type.name.slice(type.name.indexOf('.') + 1);
      // Names and operators that a metrics server may know are its own matter.
      if (type.name === 'meta/v1.LabelSelectorRequirement' && isMetric(visit)) return;
      const present = entryOf(visit.node, field);
      if (!present && holdsPartOf(field, visit, type)) return;
      visit.report({
        range: present
          ? rangeOf({ node: present.value, entry: present, path: '' })
          : (visit.entry?.key.range ?? rangeOf(visit)),
        at: present ? keyPath(visit.path, field) : visit.path,
        message: present
          ? { ko: `\`${field}\` 값이 비어 있습니다.`, en: `\`${field}\` is empty.` }
          : { ko: `${typeName}에 \`${field}\` 필드가 없습니다.`, en: `${typeName} needs the field \`${field}\`.` },
        hint: { ko: `\`${field}\` 값을 적으십시오.`, en: `Add \`${field}\`.` },
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '필수 필드가 없습니다', en: 'A required field is missing' },
  text: {
    ko: 'API의 필수 필드입니다. 빈 문자열, 빈 목록, `null`도 없는 것으로 봅니다.',
    en: 'The API requires this field. An empty string, an empty list and `null` count as missing.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  restartPolicy: Always
`,
      at: 'spec',
    },
    {
      manifest: `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: echo
spec:
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec',
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
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
};
