import type { Rule, RuleDocs } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { formatFinding } from '../support/formats.ts';
import { formatFault, quote } from '../support/names.ts';
import { amounts } from '../support/resources.ts';
import { field, items, type Spot, text, textOf } from '../support/spot.ts';

/** Paths of the files that a projected source makes. */
function filesOf(source: Spot): Spot[] {
  const listed = ['configMap', 'secret', 'downwardAPI'].flatMap((key) => items(field(source, key), 'items'));
  return listed.flatMap((item) => field(item, 'path') ?? []);
}

export const rule: Rule = {
  id: 'volume-source',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.EmptyDirVolumeSource': (visit) => {
      const limit = amounts(visit).get('sizeLimit');
      if (limit && limit.value < 0n) {
        visit.report(finding(limit.spot, { ko: '음수는 쓸 수 없습니다.', en: 'A negative size is not allowed.' }));
      }
    },
    'core/v1.ImageVolumeSource': (visit) => {
      if (visit.resource.kind !== 'Pod' || text(visit, 'reference')) return;
      visit.report(
        missing(visit, 'reference', { ko: '이미지의 이름이 없습니다.', en: 'The name of the image is missing.' }),
      );
    },
    'core/v1.CSIVolumeSource': (visit) => {
      const driver = text(visit, 'driver');
      const fault = driver ? formatFault(driver.toLowerCase(), 'dnsSubdomain', 63) : undefined;
      if (driver && fault) {
        visit.report(
          finding(field(visit, 'driver')!, {
            ko: `${quote(driver)} 값은 쓸 수 없습니다: ${fault.ko}.`,
            en: `${quote(driver)} is not allowed: ${fault.en}.`,
          }),
        );
      }
      const secret = field(visit, 'nodePublishSecretRef');
      if (!secret) return;
      const report = text(secret, 'name')
        ? formatFinding(field(secret, 'name'), 'dnsSubdomain')
        : missing(secret, 'name', { ko: '시크릿의 이름이 없습니다.', en: 'The name of the Secret is missing.' });
      if (report) visit.report(report);
    },
    'core/v1.ProjectedVolumeSource': (visit) => {
      const seen = new Set<string>();
      for (const path of items(visit, 'sources').flatMap(filesOf)) {
        const value = textOf(path);
        if (!value) continue;
        if (seen.has(value)) {
          visit.report(
            finding(path, {
              ko: `${quote(value)} 파일이 앞에 이미 있습니다.`,
              en: `The file ${quote(value)} already exists in this volume.`,
            }),
          );
        }
        seen.add(value);
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '볼륨의 설정이 허용되지 않습니다', en: 'The settings of a volume are not allowed' },
  text: {
    ko: '한 볼륨으로 모은 파일들은 경로가 서로 달라야 하고, 크기는 음수일 수 없으며, 이미지 볼륨에는 이미지의 이름이 필요합니다.',
    en: 'Files that are combined in one volume need different paths, a size cannot be negative, and an image volume needs the name of an image.',
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
    - name: settings
      projected:
        sources:
          - configMap:
              name: settings
              items:
                - key: port
                  path: port
          - secret:
              name: settings
              items:
                - key: port
                  path: port
`,
      at: 'spec.volumes[0].projected.sources[1].secret.items[0].path',
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
    - name: scratch
      emptyDir:
        sizeLimit: 1Gi
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
};
