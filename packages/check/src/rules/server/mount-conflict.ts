import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { entries, field, fieldAt, isNull, isTrue, items, type Spot, text, textOf } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

const report = (visit: Visit<MappingNode>, spot: Spot, ko: string, en: string): void =>
  visit.report(finding(spot, { ko, en }));

function check(visit: Visit<MappingNode>): void {
  /** Whether a volume has one of these sources; one that is not there is for another rule to speak of. */
  const isOf = (name: string | undefined, ...sources: readonly string[]): boolean => {
    const volume = items(visit, 'volumes').find((candidate) => text(candidate, 'name') === name);
    const source = entries(volume).find(({ node, entry }) => entry.key.text !== 'name' && !isNull(node));
    return !volume || sources.includes(source?.entry.key.text ?? 'emptyDir');
  };
  for (const container of allContainers(visit)) {
    const mounts = items(container, 'volumeMounts');
    for (const device of items(container, 'volumeDevices')) {
      const name = text(device, 'name');
      if (!isOf(name, 'persistentVolumeClaim', 'ephemeral'))
        report(
          visit,
          field(device, 'name')!,
          'volumeDevices에는 볼륨 클레임만 쓸 수 있습니다.',
          'volumeDevices can only use volumes from volume claims.',
        );
      for (const [key, other] of [
        ['name', 'name'],
        ['devicePath', 'mountPath'],
      ] as const) {
        const value = text(device, key);
        if (!value || !mounts.some((mount) => text(mount, other) === value)) continue;
        report(
          visit,
          field(device, key)!,
          `volumeMounts의 ${other}에도 있는 값입니다.`,
          `The same value is also in volumeMounts, as a ${other}.`,
        );
      }
    }
    for (const variable of items(container, 'env')) {
      const volume = fieldAt(variable, 'valueFrom', 'fileKeyRef', 'volumeName');
      if (!volume || isOf(textOf(volume), 'emptyDir')) continue;
      report(
        visit,
        volume,
        'fileKeyRef에는 emptyDir 볼륨만 쓸 수 있습니다.',
        'fileKeyRef can only use emptyDir volumes.',
      );
    }
    for (const mount of mounts) {
      const mode = text(mount, 'recursiveReadOnly');
      if (mode !== 'Enabled' && mode !== 'IfPossible') continue;
      if (isTrue(mount, 'readOnly') && (text(mount, 'mountPropagation') ?? 'None') === 'None') continue;
      report(
        visit,
        field(mount, 'recursiveReadOnly')!,
        'recursiveReadOnly는 readOnly: true이고 mountPropagation이 None일 때만 쓸 수 있습니다.',
        'recursiveReadOnly requires readOnly: true and mountPropagation None.',
      );
    }
  }
}

export const rule: Rule = {
  id: 'mount-conflict',
  class: 'server',
  severity: 'error',
  visit: { 'core/v1.PodSpec': check },
};

export const docs: RuleDocs = {
  title: {
    ko: '컨테이너의 볼륨 설정이 서로 맞지 않습니다',
    en: 'The volume settings of a container conflict',
  },
  text: {
    ko: '`volumeDevices`는 볼륨 클레임만 받고, 같은 볼륨이나 경로를 `volumeMounts`에 함께 쓸 수 없습니다. `recursiveReadOnly`에는 `readOnly: true`가 필요하고, `fileKeyRef`는 emptyDir 볼륨만 받습니다.',
    en: '`volumeDevices` accepts only volume claims, and cannot use a volume or path that is also under `volumeMounts`. `recursiveReadOnly` requires `readOnly: true`, and `fileKeyRef` requires an emptyDir volume.',
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
