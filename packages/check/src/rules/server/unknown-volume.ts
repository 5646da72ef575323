import { collect } from '../../collect.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, fieldAt, items, type Spot, text } from '../support/spot.ts';

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Names of volumes that a container refers to. */
function references(container: Spot): Spot[] {
  const mounts = [...items(container, 'volumeMounts'), ...items(container, 'volumeDevices')].map((mount) =>
    field(mount, 'name'),
  );
  const files = items(container, 'env').map((variable) => fieldAt(variable, 'valueFrom', 'fileKeyRef', 'volumeName'));
  return [...mounts, ...files].filter((spot) => spot !== undefined);
}

export const rule: Rule = {
  id: 'unknown-volume',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PodSpec': (visit) => {
      const owner = visit.parents.find(({ type }) => type === 'apps/v1.StatefulSetSpec');
      const claims = owner ? items(owner, 'volumeClaimTemplates').map((claim) => field(claim, 'metadata')) : [];
      const names = [...items(visit, 'volumes'), ...claims]
        .map((volume) => text(volume, 'name'))
        .filter((name) => name !== undefined);
      const containers = collect(CONTAINERS, (list) => items(visit, list));
      for (const spot of collect(containers, references)) {
        const name = spot.node.kind === 'scalar' ? spot.node.value : undefined;
        if (typeof name !== 'string' || name === '' || names.includes(name)) continue;
        const meant = nearest(name, names);
        const list = quoteAll(names);
        visit.report(
          finding(
            spot,
            { ko: `이 파드에는 ${quote(name)} 볼륨이 없습니다.`, en: `This Pod has no volume ${quote(name)}.` },
            meant !== undefined
              ? { ko: `혹시 \`${meant}\` 볼륨입니까?`, en: `Did you mean \`${meant}\`?` }
              : names.length > 0
                ? {
                    ko: `\`volumes\`에 추가하십시오. 지금 있는 볼륨: ${list}.`,
                    en: `Add it under \`volumes\`. Current volumes: ${list}.`,
                  }
                : { ko: '파드의 `volumes`에 추가하십시오.', en: 'Add it under the `volumes` of the Pod.' },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '파드에 없는 볼륨을 마운트합니다', en: 'A container mounts a volume that the Pod does not have' },
  text: {
    ko: '`volumeMounts`의 이름은 같은 파드의 `volumes`에 있어야 합니다. 스테이트풀셋에서는 `volumeClaimTemplates`의 이름도 됩니다.',
    en: 'A name in `volumeMounts` must be in the `volumes` of the same Pod. In a StatefulSet, it can also be in `volumeClaimTemplates`.',
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
      image: ghcr.io/subicura/echo:v1
      volumeMounts:
        - name: date
          mountPath: /data
  volumes:
    - name: data
      emptyDir: {}
`,
      at: 'spec.containers[0].volumeMounts[0].name',
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
      volumeMounts:
        - name: data
          mountPath: /data
  volumes:
    - name: data
      emptyDir: {}
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
};
