import type { Rule, RuleDocs } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { field, text, texts } from '../support/spot.ts';

/** What a dataSource may be, by API group and kind. */
const COPIED = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

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
            en: 'ReadWriteOncePod cannot be combined with other access modes.',
          }),
        );
      }
      // While the gate CrossNamespaceVolumeDataSource is off, a claim loses a source of another namespace with all that is in it.
      const written = field(visit, 'dataSourceRef');
      const ref = visit.path === 'spec' && text(written, 'namespace') ? undefined : written;
      const source = field(visit, 'dataSource');
      if (ref && !text(ref, 'apiGroup') && !['PersistentVolumeClaim', undefined, ''].includes(text(ref, 'kind'))) {
        visit.report(
          finding(field(ref, 'kind')!, {
            ko: 'apiGroup이 없으면 PersistentVolumeClaim만 쓸 수 있습니다.',
            en: 'Without an apiGroup only PersistentVolumeClaim is allowed.',
          }),
        );
      }
      if (ref && source && ['apiGroup', 'kind', 'name'].some((key) => text(ref, key) !== text(source, key))) {
        visit.report(finding(source, { ko: 'dataSourceRef와 다릅니다.', en: 'This is different from dataSourceRef.' }));
      }
      // By itself, a dataSource of a kind that is no claim or snapshot is dropped unseen.
      const isCopy = COPIED.includes(`${text(source, 'apiGroup') ?? ''}/${text(source, 'kind')}`);
      if (source && !ref && isCopy && !text(source, 'name')) {
        visit.report(
          missing(source, 'name', {
            ko: '복제할 원본의 이름이 없습니다.',
            en: 'The source to copy from has no name.',
          }),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '볼륨 클레임의 설정이 서로 맞지 않습니다', en: 'The settings of a volume claim conflict' },
  text: {
    ko: 'ReadWriteOncePod는 파드 하나만 쓴다는 뜻이어서 다른 접근 모드와 함께 쓸 수 없습니다. `dataSource`와 `dataSourceRef`는 하나만 적으면 되고, 둘 다 적으면 같아야 합니다.',
    en: 'ReadWriteOncePod means a single Pod, so it cannot be combined with other access modes. Write only one of `dataSource` and `dataSourceRef`; if you write both, they must be the same.',
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
