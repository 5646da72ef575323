import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { formatVisit } from '../support/formats.ts';
import { quote } from '../support/names.ts';
import { rangeFinding, rangeVisits } from '../support/ranges.ts';
import { entries, field, isTrue, items, type Spot, text, textOf } from '../support/spot.ts';

type Check = (volume: Spot) => Report | undefined;

const BYTE = [0, 255] as const;

/** A text must match; what an empty one means is for another row to say. */
function match(key: string, pattern: RegExp, ko: string, en: string): Check {
  return (volume) => {
    const value = text(volume, key);
    if (!value || pattern.test(value)) return undefined;
    return finding(field(volume, key)!, {
      ko: `${quote(value)} 값은 쓸 수 없습니다: ${ko}.`,
      en: `${quote(value)} is not allowed: ${en}.`,
    });
  };
}

/** A field that must not be missing where another one says so. */
const needs =
  (key: string, isNeeded: (volume: Spot) => boolean): Check =>
  (volume) => {
    const spot = field(volume, key);
    if ((spot && textOf(spot) !== '') || !isNeeded(volume)) return undefined;
    return missing(volume, key, { ko: `\`${key}\` 값이 없습니다.`, en: `\`${key}\` is missing.` });
  };

const secretName: Check = (volume) => {
  const secret = field(volume, 'secretRef');
  if (!secret || text(secret, 'name')) return undefined;
  return missing(secret, 'name', { ko: '시크릿의 이름이 없습니다.', en: 'The name of the Secret is missing.' });
};

const IQN = /^((iqn.*)?iqn\.\d{4}-\d{2}\.[-.A-Za-z0-9]+:[^,;*&$|\s]+|eui.[A-Za-z0-9]{16}|naa.[A-Za-z0-9]{32})$/;
const iqn = (key: string): Check =>
  match(
    key,
    IQN,
    '`iqn.2001-04.com.example:disk`처럼 iqn, eui, naa로 시작하는 이름이어야 합니다',
    'it must start with iqn, eui or naa, like `iqn.2001-04.com.example:disk`',
  );

const reserved: Check = (volume) => {
  const option = entries(field(volume, 'options')).find(({ entry }) =>
    /(^|\.)(kubernetes|k8s)\.io$/i.test(entry.key.text.replace(/\/.*/s, '')),
  );
  return (
    option &&
    finding(option, {
      ko: '`kubernetes.io`와 `k8s.io`로 시작하는 키는 쓸 수 없습니다.',
      en: 'Keys under `kubernetes.io` and `k8s.io` are reserved.',
    })
  );
};

/** Without a kind the server takes a disk for a shared one. */
const diskURI: Check = (volume) =>
  text(volume, 'kind') === 'Managed'
    ? match(
        'diskURI',
        /^\/subscriptions\//,
        '`/subscriptions/`로 시작해야 합니다',
        'it must start with `/subscriptions/`',
      )(volume)
    : match(
        'diskURI',
        /^https:\/\//,
        '`kind: Managed`가 없으면 `https://`로 시작해야 합니다',
        'without `kind: Managed`, it must start with `https://`',
      )(volume);

const isTargeted = (volume: Spot): boolean => items(volume, 'targetWWNs').length > 0;
const lunRange: Check = (volume) => {
  const lun = isTargeted(volume) ? field(volume, 'lun') : undefined;
  return lun && rangeFinding(lun, BYTE);
};

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'core/v1.FCVolumeSource': [needs('lun', isTargeted), lunRange],
  'core/v1.ISCSIVolumeSource': [
    iqn('iqn'),
    iqn('initiatorName'),
    needs('secretRef', (volume) => isTrue(volume, 'chapAuthDiscovery') || isTrue(volume, 'chapAuthSession')),
  ],
  'core/v1.FlockerVolumeSource': [match('datasetName', /^[^/]*$/, "'/'를 쓸 수 없습니다", "it cannot contain '/'")],
  'core/v1.StorageOSVolumeSource': [secretName],
  'core/v1.CinderVolumeSource': [secretName],
  'core/v1.QuobyteVolumeSource': [
    match(
      'registry',
      /^([^,:[\]]*|\[[^,[\]]*\]):[^,:[\]]*(,([^,:[\]]*|\[[^,[\]]*\]):[^,:[\]]*)*$/,
      '`호스트:포트`를 쉼표로 이어 적으십시오',
      'write `host:port` pairs separated by commas',
    ),
    match('tenant', /^.{0,64}$/s, '64자까지만 쓸 수 있습니다', 'at most 64 characters are allowed'),
  ],
  'core/v1.FlexVolumeSource': [reserved],
  'core/v1.AzureDiskVolumeSource': [diskURI],
};

const formats = formatVisit({ volumeName: 'dnsLabel', volumeNamespace: 'dnsLabel' });
const ranges = rangeVisits({
  'core/v1.ISCSIVolumeSource': { lun: BYTE },
  'core/v1.GCEPersistentDiskVolumeSource': { partition: BYTE },
  'core/v1.AWSElasticBlockStoreVolumeSource': { partition: BYTE },
});

export const rule: Rule = {
  id: 'legacy-volume',
  class: 'server',
  severity: 'error',
  visit: Object.fromEntries(
    [...new Set([...Object.keys(CHECKS), ...Object.keys(ranges)])].map((type) => [
      type,
      (visit: Visit<MappingNode>) => {
        ranges[type]?.(visit);
        if (type === 'core/v1.StorageOSVolumeSource') formats(visit);
        for (const check of CHECKS[type] ?? []) {
          const report = check(visit);
          if (report) visit.report(report);
        }
      },
    ]),
  ),
};

export const docs: RuleDocs = {
  title: {
    ko: '특정 스토리지의 볼륨 설정이 허용되지 않습니다',
    en: 'The settings of a volume for a specific storage system are not allowed',
  },
  text: {
    ko: 'iSCSI나 Azure 디스크처럼 파드에 스토리지를 직접 적는 예전 볼륨은 종류마다 형식이 정해져 있습니다. 새 매니페스트에는 `persistentVolumeClaim`을 쓰는 편이 좋습니다.',
    en: 'Older volume types that describe their storage in the Pod, such as iSCSI or an Azure disk, each have their own format. In new manifests, use a `persistentVolumeClaim`.',
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
      azureDisk:
        diskName: data
        diskURI: /subscriptions/1/resourcegroups/echo/providers/microsoft.compute/disks/data
`,
      at: 'spec.volumes[0].azureDisk.diskURI',
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
      azureDisk:
        kind: Managed
        diskName: data
        diskURI: /subscriptions/1/resourcegroups/echo/providers/microsoft.compute/disks/data
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
