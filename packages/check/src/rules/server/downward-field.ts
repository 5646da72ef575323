import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { formatFault, quote } from '../support/names.ts';
import { parseQuantity } from '../support/quantities.ts';
import { field, text } from '../support/spot.ts';

const ENV = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const FILE = ['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.uid'];
const RESOURCES = ['limits', 'requests'].flatMap((list) =>
  ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${list}.${name}`),
);
const CPU = ['1m', '1'];
const BYTES = ['1', ...[...'kMGTPE'].map((unit) => `1${unit}`), ...[...'KMGTPE'].map((unit) => `1${unit}i`)];

function refuse(visit: Visit<MappingNode>, key: string, value: string, known: readonly string[]): void {
  const meant = nearest(value, known);
  const list = quoteAll(known);
  visit.report(
    finding(
      field(visit, key) ?? visit,
      { ko: `${quote(value)} 값은 여기서 읽을 수 없습니다.`, en: `${quote(value)} cannot be read here.` },
      meant === undefined
        ? { ko: `쓸 수 있는 값: ${list}.`, en: `Allowed: ${list}.` }
        : {
            ko: `혹시 \`${meant}\`입니까? 쓸 수 있는 값: ${list}.`,
            en: `Did you mean \`${meant}\`? Allowed: ${list}.`,
          },
    ),
  );
}

export const rule: Rule = {
  id: 'downward-field',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ObjectFieldSelector': (visit) => {
      const path = text(visit, 'fieldPath') ?? '';
      if (path === '') return;
      const known = visit.parents.some(({ type }) => type === 'core/v1.DownwardAPIVolumeFile') ? FILE : ENV;
      const [, map, key] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
      const version = text(visit, 'apiVersion');
      if (version && version !== 'v1') refuse(visit, 'apiVersion', version, ['v1']);
      else if (map && key !== undefined) {
        const fault = formatFault(map === 'labels' ? key : key.toLowerCase(), 'labelKey');
        if (fault)
          visit.report(
            finding(field(visit, 'fieldPath')!, {
              ko: `${quote(key)} 키는 쓸 수 없습니다: ${fault.ko}.`,
              en: `The key ${quote(key)} is not allowed: ${fault.en}.`,
            }),
          );
      } else if (!known.includes(path) && !(known === ENV && path === 'spec.host'))
        refuse(visit, 'fieldPath', path, known);
    },
    'core/v1.ResourceFieldSelector': (visit) => {
      const resource = text(visit, 'resource') ?? '';
      const isFile = visit.parents.some(({ type }) => type === 'core/v1.DownwardAPIVolumeFile');
      if (isFile && !text(visit, 'containerName')) {
        visit.report(
          finding(visit, {
            ko: '볼륨에서는 `containerName`이 필요합니다.',
            en: 'In a volume, `containerName` is required.',
          }),
        );
      } else if (resource && !RESOURCES.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
        refuse(visit, 'resource', resource, RESOURCES);
        return;
      }
      const spot = field(visit, 'divisor');
      const divisor = spot?.node.kind === 'scalar' ? spot.node.value : undefined;
      const amount = typeof divisor === 'string' || typeof divisor === 'number' ? parseQuantity(divisor) : undefined;
      const units = resource.endsWith('.cpu') ? CPU : BYTES;
      const isBinary = String(divisor).endsWith('i');
      const isKnown = units.some(
        (unit) => parseQuantity(unit) === amount && (unit === '1' || unit.endsWith('i') === isBinary),
      );
      // A quantity in quotes may keep the way it is written: 1e3 is not the same as 1k, nor 01 as 1.
      const isOddlyWritten = typeof divisor === 'string' && /^(\+|0\d)|\.$|[eE][-+]?\d/.test(divisor);
      if (!amount || !resource || (isKnown && !isOddlyWritten)) return;
      refuse(visit, 'divisor', String(divisor), units);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '파드가 자신의 정보로 읽을 수 없는 필드입니다', en: 'A field that a Pod cannot read about itself' },
  text: {
    ko: "파드는 환경 변수와 볼륨으로 자기 이름이나 IP, 리소스 상한을 읽을 수 있지만 모든 필드를 읽을 수 있는 것은 아닙니다. 레이블 하나는 `metadata.labels['app']`처럼 적어서 읽고, 모든 레이블은 볼륨으로만 읽을 수 있습니다.",
    en: "A Pod can read its own name, addresses and resource limits through environment variables and volumes, but not every field. Read one label as `metadata.labels['app']`. All labels together can only be read through a volume.",
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
      env:
        - name: IP
          valueFrom:
            fieldRef:
              fieldPath: status.podIp
`,
      at: 'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
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
      env:
        - name: IP
          valueFrom:
            fieldRef:
              fieldPath: status.podIP
        - name: APP
          valueFrom:
            fieldRef:
              fieldPath: metadata.labels['app']
        - name: MEMORY
          valueFrom:
            resourceFieldRef:
              resource: limits.memory
              divisor: 1Mi
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/',
};
