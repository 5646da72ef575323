import type { Resource, Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { fieldAt, rootSpot, type Spot } from '../support/spot.ts';
import { nameOf, relatedTo } from '../support/workloads.ts';

const nameSpot = (resource: Resource): Spot => fieldAt(rootSpot(resource), 'metadata', 'name') ?? rootSpot(resource);

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
      const group = resource.apiVersion.split('/').slice(0, -1).join('/');
      const id = `${group}/${resource.kind}/${resource.namespace}/${resource.name}`;
      const first = seen.get(id);
      if (!first) {
        seen.set(id, resource);
        continue;
      }
      report(
        resource,
        finding(
          nameSpot(resource),
          {
            ko: `${nameOf(resource)} 오브젝트가 앞에 이미 있습니다. 나중 것이 앞의 것을 덮어씁니다.`,
            en: `${nameOf(resource)} is given already; the later one replaces it.`,
          },
          { ko: '이름을 바꾸거나 하나로 합치십시오.', en: 'Rename one of them, or make them one.' },
          { related: relatedTo(first, nameSpot(first), '먼저 나온 곳입니다.', 'It is given first here.') },
        ),
      );
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '같은 오브젝트가 두 번 나옵니다', en: 'An object is given twice' },
  text: {
    ko: '한 네임스페이스에서 같은 종류의 오브젝트는 이름이 서로 달라야 합니다. `kubectl apply`는 첫째 것을 둘째 것으로 조용히 덮어씁니다.',
    en: 'Within a namespace, objects of a kind need names of their own. `kubectl apply` silently replaces the first by the second.',
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
