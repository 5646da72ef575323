import type { MappingNode } from '../../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, isTrue, items, type Spot, text } from '../support/spot.ts';

const report = (visit: Visit<MappingNode>, spot: Spot, ko: string, en: string): void =>
  visit.report(finding(spot, { ko, en }));

function check(visit: Visit<MappingNode>): void {
  const isBlock = (name: string | undefined): boolean => {
    const volume = items(visit, 'volumes').find((candidate) => text(candidate, 'name') === name);
    return !volume || field(volume, 'persistentVolumeClaim') !== undefined || field(volume, 'ephemeral') !== undefined;
  };
  for (const container of [...items(visit, 'containers'), ...items(visit, 'initContainers')]) {
    const mounts = items(container, 'volumeMounts');
    for (const device of items(container, 'volumeDevices')) {
      const name = text(device, 'name');
      if (!isBlock(name))
        report(
          visit,
          field(device, 'name')!,
          'volumeDevices에는 볼륨 클레임만 쓸 수 있습니다.',
          'volumeDevices takes volumes of claims only.',
        );
      if (
        mounts.some((mount) => text(mount, 'name') === name || text(mount, 'mountPath') === text(device, 'devicePath'))
      ) {
        report(
          visit,
          field(device, 'name')!,
          'volumeMounts에 있는 볼륨이나 경로입니다.',
          'The volume or path stands under volumeMounts too.',
        );
      }
    }
    for (const mount of mounts) {
      const mode = text(mount, 'recursiveReadOnly');
      if ((mode === 'Enabled' || mode === 'IfPossible') && !isTrue(mount, 'readOnly')) {
        report(
          visit,
          field(mount, 'recursiveReadOnly')!,
          'recursiveReadOnly에는 readOnly: true가 필요합니다.',
          'recursiveReadOnly needs readOnly: true.',
        );
      }
    }
  }
}

export const rule: Rule = {
  id: 'mount-conflict',
  class: 'server',
  severity: 'error',
  rareKeys: ['volumeDevices', 'recursiveReadOnly'],
  visit: { 'core/v1.PodSpec': check },
};

export const docs: RuleDocs = {
  title: {
    ko: '볼륨을 붙이는 설정이 서로 맞지 않습니다',
    en: 'The ways a container uses its volumes do not work together',
  },
  text: {
    ko: '`volumeDevices`는 볼륨 클레임만 받고, 같은 볼륨이나 경로를 `volumeMounts`에 또 쓸 수 없습니다. `recursiveReadOnly`에는 `readOnly: true`가 필요합니다.',
    en: '`volumeDevices` takes volume claims only, and no volume or path that is under `volumeMounts` too. `recursiveReadOnly` needs `readOnly: true`.',
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
      volumeDevices:
        - name: data
          devicePath: /dev/data
  volumes:
    - name: data
      emptyDir: {}
`,
      at: 'spec.containers[0].volumeDevices[0].name',
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
      volumeDevices:
        - name: data
          devicePath: /dev/data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: data
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support',
};
