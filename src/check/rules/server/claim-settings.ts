import type { Rule, RuleDocs } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { field, text, texts } from '../support/spot.ts';

export const rule: Rule = {
  id: 'claim-settings',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PersistentVolumeClaimSpec': (visit) => {
      const modes = texts(visit, 'accessModes');
      if (
        modes.includes('ReadWriteOncePod') &&
        modes.some((mode) => /^Read(WriteOnce|OnlyMany|WriteMany)$/.test(mode))
      ) {
        visit.report(
          finding(field(visit, 'accessModes')!, {
            ko: 'ReadWriteOncePod는 다른 접근 모드와 함께 쓸 수 없습니다.',
            en: 'ReadWriteOncePod excludes the other access modes.',
          }),
        );
      }
      const source = field(visit, 'dataSource');
      if (
        source &&
        text(source, 'kind') === 'PersistentVolumeClaim' &&
        !text(source, 'apiGroup') &&
        !text(source, 'name')
      ) {
        visit.report(
          missing(source, 'name', { ko: '복제할 클레임의 이름이 없습니다.', en: 'The claim to copy has no name.' }),
        );
      }
      // A dataSource of a kind that is no claim or snapshot is dropped unseen.
      for (const key of ['dataSourceRef'] as const) {
        const source = field(visit, key);
        if (
          !source ||
          text(source, 'apiGroup') ||
          ['PersistentVolumeClaim', undefined, ''].includes(text(source, 'kind'))
        )
          continue;
        visit.report(
          finding(field(source, 'kind')!, {
            ko: 'apiGroup이 없으면 PersistentVolumeClaim만 쓸 수 있습니다.',
            en: 'Without an apiGroup only PersistentVolumeClaim is allowed.',
          }),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '볼륨 클레임의 설정이 서로 맞지 않습니다', en: 'The settings of a volume claim do not work together' },
  text: {
    ko: 'ReadWriteOncePod는 파드 하나만 쓴다는 뜻이어서 다른 접근 모드와 함께 쓸 수 없습니다.',
    en: 'ReadWriteOncePod means a single Pod, so it cannot be combined with other access modes.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOncePod, ReadOnlyMany]
  resources:
    requests:
      storage: 1Gi
`,
      at: 'spec.accessModes',
    },
  ],
  passes: [
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce, ReadOnlyMany]
  resources:
    requests:
      storage: 1Gi
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
};
