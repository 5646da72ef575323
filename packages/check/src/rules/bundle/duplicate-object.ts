import type { Resource, Rule, RuleDocs } from '../../rule.ts';
import { identityOf, nameOf, nameSpot, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';

/** An object as it is written. */
const wordsOf = ({ file, root }: Resource): string => file.text.slice(root.range.start, root.range.end).trimEnd();

export const rule: Rule = {
  id: 'duplicate-object',
  class: 'bundle',
  severity: 'error',
  inPart: true,
  bundle: ({ resources, report }) => {
    if (resources.length < 2) return;
    const seen = new Map<string, Resource>();
    for (const resource of resources) {
      if (resource.name === '') continue;
      const id = identityOf(resource);
      const first = seen.get(id);
      if (!first) {
        seen.set(id, resource);
        continue;
      }
      const isCopy = wordsOf(first) === wordsOf(resource);
      report(
        resource,
        finding(
          nameSpot(resource),
          {
            ko: `${nameOf(resource)} 오브젝트가 앞에 ${isCopy ? '똑같이' : '이미'} 있습니다.${isCopy ? '' : ' 나중에 나온 것이 앞의 것을 덮어씁니다.'}`,
            en: `${nameOf(resource)} is already defined${isCopy ? ' in exactly the same way' : '; the later definition replaces it'}.`,
          },
          isCopy
            ? { ko: '하나를 지우십시오.', en: 'Remove one of them.' }
            : { ko: '이름을 바꾸거나 하나로 합치십시오.', en: 'Rename one of them, or merge them.' },
          {
            related: relatedTo(first, nameSpot(first), '먼저 나온 곳입니다.', 'It is given first here.'),
            ...(isCopy && { severity: 'warning' }),
          },
        ),
      );
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '같은 오브젝트가 두 번 나옵니다', en: 'The same object is defined twice' },
  text: {
    ko: '한 네임스페이스에서 같은 종류의 오브젝트는 이름이 서로 달라야 합니다. `kubectl apply`는 첫째 오브젝트를 둘째 오브젝트로 덮어쓰며, 이를 알려 주지 않습니다. 글자까지 똑같은 것이 두 번 나오면 `kubectl apply`로는 문제가 없지만 `kubectl create`나 kustomize는 거부하므로 경고합니다.',
    en: 'Within a namespace, objects of the same kind need different names. `kubectl apply` silently replaces the first object with the second. An exact copy does no harm with `kubectl apply`, but `kubectl create` and kustomize reject it, so it is a warning.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  port: '3000'
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: default
data:
  port: '8080'
`,
      at: 'metadata.name',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: web
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
};
