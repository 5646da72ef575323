import { entryOf } from '../../manifest/path.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { isSince } from '../../schema/versions.ts';
import type { Localized } from '../../text/localized.ts';

/** Kinds that are still served, the minor that deprecated them, and what to use instead. */
const DEPRECATED: Readonly<Record<string, { readonly since: string; readonly replacement: Localized }>> = {
  'core/v1.Endpoints': {
    since: '1.33',
    replacement: {
      ko: '`discovery.k8s.io/v1`의 EndpointSlice를 쓰십시오.',
      en: 'Use EndpointSlice of `discovery.k8s.io/v1`.',
    },
  },
  'core/v1.ComponentStatus': {
    since: '1.19',
    replacement: {
      ko: '구성 요소의 상태 확인 주소를 직접 확인하십시오.',
      en: 'Check the health endpoint of each component.',
    },
  },
};

export const rule: Rule = {
  id: 'deprecated-api',
  class: 'schema',
  severity: 'warning',
  visit: Object.fromEntries(
    Object.entries(DEPRECATED).map(([type, { since, replacement }]) => [
      type,
      ({ node, schema, resource, report }) => {
        if (!isSince(schema.version, since)) return;
        const kind = entryOf(node, 'kind');
        report({
          range: kind?.value.range ?? node.range,
          at: 'kind',
          message: {
            ko: `${resource.kind} API는 쿠버네티스 ${since}부터 사용 중단(deprecated)되었습니다.`,
            en: `${resource.kind} has been deprecated since Kubernetes ${since}.`,
          },
          hint: replacement,
        });
      },
    ]),
  ),
};

export const docs: RuleDocs = {
  title: { ko: '사용 중단(deprecated)된 API입니다', en: 'A deprecated API' },
  text: {
    ko: '아직 쓸 수 있지만 서버가 경고하는 API입니다. 새로 적는 매니페스트에는 이를 대체하는 API를 쓰십시오.',
    en: 'The API still works, but the server warns about it. Use its replacement in new manifests.',
  },
  fails: [{ manifest: 'apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: echo\n', at: 'kind' }],
  passes: [
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: echo\naddressType: IPv4\nendpoints: []\n',
  ],
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
};
