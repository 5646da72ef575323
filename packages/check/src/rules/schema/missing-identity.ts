import { entryOf } from '../../manifest/path.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { rangeOf } from '../support/finding.ts';

export const rule: Rule = {
  id: 'missing-identity',
  class: 'schema',
  severity: 'error',
  faults: {
    'no-identity': (visit, { field }) => {
      const { node } = visit;
      const entry = entryOf(node, field);
      const kinds =
        field === 'apiVersion' && visit.resource.kind ? apiVersionsOf(visit.resource.kind, visit.schema.kinds()) : [];
      const example = kinds[0] ?? (field === 'kind' ? 'Pod' : 'v1');
      visit.report({
        range: entry ? rangeOf({ node: entry.value, entry, path: field }) : rangeOf(visit),
        at: entry ? field : '',
        message: entry
          ? {
              ko: `\`${field}\` 값은 비어 있지 않은 문자열이어야 합니다.`,
              en: `\`${field}\` must be a non-empty string.`,
            }
          : { ko: `\`${field}\` 필드가 없습니다.`, en: `\`${field}\` is missing.` },
        hint: { ko: `\`${field}: ${example}\`처럼 적으십시오.`, en: `Write it like \`${field}: ${example}\`.` },
      });
    },
  },
};

function apiVersionsOf(kind: string, kinds: Iterable<string>): string[] {
  return [...kinds].filter((id) => id.endsWith(`/${kind}`)).map((id) => id.slice(0, -kind.length - 1));
}

export const docs: RuleDocs = {
  title: { ko: 'apiVersion이나 kind가 없습니다', en: 'apiVersion or kind is missing' },
  text: {
    ko: '`apiVersion`과 `kind`가 함께 오브젝트의 종류를 정합니다. 하나라도 없으면 서버는 무엇을 만들지 알 수 없습니다.',
    en: '`apiVersion` and `kind` together define what the object is. If one of them is missing, the server does not know what to create.',
  },
  fails: [
    { manifest: 'kind: Namespace\nmetadata:\n  name: echo\n', at: '' },
    { manifest: 'apiVersion: v1\nkind:\nmetadata:\n  name: echo\n', at: 'kind' },
  ],
  passes: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
};
