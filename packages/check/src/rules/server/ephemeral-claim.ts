import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { formatFault, quote } from '../support/names.ts';
import { entries, field, fieldAt, isEmpty, isNull, items, text, textOf } from '../support/spot.ts';

export const rule: Rule = {
  id: 'ephemeral-claim',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PersistentVolumeClaimTemplate': (visit) => {
      for (const spot of entries(field(visit, 'metadata'))) {
        const key = spot.entry.key.text;
        const isUnset = isNull(spot.node) || (spot.node.kind === 'scalar' && isEmpty(spot));
        if (key === 'labels' || key === 'annotations' || isUnset) continue;
        visit.report(
          finding(
            spot,
            {
              ko: `볼륨이 만드는 클레임에는 ${key} 필드를 쓸 수 없습니다.`,
              en: `The claim that a volume creates cannot have ${key}.`,
            },
            {
              ko: '`labels`와 `annotations`만 쓸 수 있습니다.',
              en: 'Only `labels` and `annotations` are allowed here.',
            },
            { range: spot.entry.key.range },
          ),
        );
      }
    },
    'core/v1.PodSpec': (visit) => {
      const { kind, name } = visit.resource;
      if (kind !== 'Pod' || !name) return;
      const volumes = items(visit, 'volumes');
      const made = new Map(
        volumes
          .filter((volume) => field(volume, 'ephemeral') && text(volume, 'name'))
          .map((volume) => [`${name}-${text(volume, 'name')}`, field(volume, 'name')!]),
      );
      for (const [claim, spot] of made) {
        if (claim.length <= 253 || formatFault(name, 'dnsSubdomain')) continue;
        visit.report(
          finding(spot, {
            ko: `이 볼륨이 만드는 클레임 ${quote(claim)}의 이름이 253자를 넘습니다.`,
            en: `The name of the claim that this volume creates, ${quote(claim)}, is longer than 253 characters.`,
          }),
        );
      }
      for (const volume of volumes) {
        const claim = fieldAt(volume, 'persistentVolumeClaim', 'claimName');
        if (!claim || !made.has(textOf(claim) ?? '')) continue;
        visit.report(
          finding(claim, {
            ko: '임시 볼륨이 만드는 클레임과 이름이 같습니다.',
            en: 'An ephemeral volume of this Pod creates a claim with the same name.',
          }),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '임시 볼륨이 만드는 클레임의 설정이 허용되지 않습니다',
    en: 'The settings of the claim that an ephemeral volume creates are not allowed',
  },
  text: {
    ko: '`ephemeral` 볼륨은 `<파드 이름>-<볼륨 이름>`이라는 볼륨 클레임을 만듭니다. 이름이 그렇게 정해지므로 `volumeClaimTemplate.metadata`에는 레이블과 어노테이션만 쓸 수 있습니다.',
    en: 'An `ephemeral` volume creates a volume claim named `<Pod>-<volume>`. Because its name is fixed, `volumeClaimTemplate.metadata` can only have labels and annotations.',
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
  volumes:
    - name: data
      ephemeral:
        volumeClaimTemplate:
          metadata:
            name: data
          spec:
            accessModes: [ReadWriteOnce]
            resources:
              requests:
                storage: 1Gi
`,
      at: 'spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name',
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
  volumes:
    - name: data
      ephemeral:
        volumeClaimTemplate:
          metadata:
            labels:
              app: echo
          spec:
            accessModes: [ReadWriteOnce]
            resources:
              requests:
                storage: 1Gi
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes',
};
