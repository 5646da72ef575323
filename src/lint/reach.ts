import type { Finding } from '@studylog/check';
import type { ManifestFile, Node } from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';

interface Wording {
  readonly message: Localized;
  readonly hint: Localized;
}

/**
 * Fields by which an object reaches beyond its namespace or outlives it, though Kubernetes lets any user set them; by the path's
 * end, wherever a Pod's template is nested.
 */
const FIELDS: readonly { readonly at: RegExp; readonly is: (value: Node) => boolean; readonly said: Wording }[] = [
  {
    at: /(^|\.)metadata\.finalizers$/,
    is: (value) => value.kind === 'sequence' && value.entries.length > 0,
    said: {
      message: {
        ko: '예제의 오브젝트에는 `finalizers`를 쓸 수 없습니다. 파이널라이저를 제거하는 컨트롤러가 없어 네임스페이스가 삭제되지 않습니다.',
        en: 'An object of an example cannot have `finalizers`: no controller removes them, so the namespace would never be deleted.',
      },
      hint: { ko: '`finalizers`를 지우십시오.', en: 'Delete `finalizers`.' },
    },
  },
  {
    // https://github.com/kubernetes/kubernetes/issues/97076
    at: /(^|\.)spec\.externalIPs$/,
    is: (value) => value.kind === 'sequence' && value.entries.length > 0,
    said: {
      message: {
        ko: '예제의 서비스에는 `externalIPs`를 쓸 수 없습니다. 클러스터 전체에서 그 주소로 가는 요청을 가로챕니다.',
        en: 'A Service of an example cannot have `externalIPs`: it would receive the traffic of the whole cluster to these addresses.',
      },
      hint: {
        ko: '`type: NodePort`나 `type: LoadBalancer`를 쓰십시오.',
        en: 'Use `type: NodePort` or `type: LoadBalancer`.',
      },
    },
  },
  {
    at: /(^|\.)priorityClassName$/,
    is: (value) => value.kind === 'scalar' && value.text.startsWith('system-'),
    said: {
      message: {
        ko: '예제의 파드에는 `system-`으로 시작하는 우선순위를 쓸 수 없습니다. 다른 파드를 노드에서 축출합니다.',
        en: 'A Pod of an example cannot have a priority that starts with `system-`: it would evict other Pods from their nodes.',
      },
      hint: { ko: '`priorityClassName`을 지우십시오.', en: 'Delete `priorityClassName`.' },
    },
  },
];

/** Find what of an example's file would reach beyond its namespace. No waiver covers these. */
export function reachFindings(file: ManifestFile): Finding[] {
  return file.documents.flatMap(({ root }) => (root ? walk(file, root, '') : []));
}

function walk(file: ManifestFile, node: Node, path: string): Finding[] {
  if (node.kind === 'sequence') return node.entries.flatMap((entry, index) => walk(file, entry, `${path}[${index}]`));
  if (node.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, value }) => {
    const at = path === '' ? key.text : `${path}.${key.text}`;
    const own = FIELDS.filter((field) => field.at.test(at) && field.is(value)).map(
      ({ said }): Finding => ({
        file: file.path,
        range: key.range,
        rule: 'example-reach',
        class: 'bundle',
        severity: 'error',
        at,
        ...said,
      }),
    );
    return [...own, ...walk(file, value, at)];
  });
}
