import { keyPath } from '../../manifest/path.ts';
import type { Rule, RuleDocs } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { finding, keyFinding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { isWhole, parseQuantity } from '../support/quantities.ts';
import { amounts, HUGE, isHugePages, isResourceName, STANDARD } from '../support/resources.ts';
import { entries, field, fieldAt, type Spot } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

/** It has no name of its own, only its vendor's. */
const GPU = 'gpu';
const HUGE_PAGES = ['hugepages-2Mi', 'hugepages-1Gi'];
const POD_LEVEL = ['cpu', 'memory'];
const CONTAINER_LEVEL = [...STANDARD, GPU];

/** Requests of these must equal their limits: a node can't promise more of them than it has. */
function isOvercommittable(name: string): boolean {
  return !name.startsWith(HUGE) && (!name.includes('/') || name.includes('kubernetes.io/'));
}

function isMultiple(value: bigint, size = 0n): boolean {
  return size > 0n && value % size === 0n;
}

/** Names of the resources that the containers of a Pod ask for. */
function askedIn(pod: Spot): string[] {
  return allContainers(pod).flatMap((container) =>
    ['limits', 'requests'].flatMap((list) => [...amounts(fieldAt(container, 'resources', list)).keys()]),
  );
}

export const rule: Rule = {
  id: 'invalid-resources',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ResourceRequirements': (visit) => {
      const parent = visit.parents.at(-1);
      const pod = parent?.type === 'core/v1.PodSpec' ? parent : undefined;
      const limits = amounts(field(visit, 'limits'));
      const requests = amounts(field(visit, 'requests'));
      for (const list of ['limits', 'requests'] as const) {
        for (const spot of entries(field(visit, list))) {
          const name = spot.entry.key.text;
          if (pod ? POD_LEVEL.includes(name) || isHugePages(name) : isResourceName(name)) continue;
          const meant = nearest(name, [...HUGE_PAGES, ...(pod ? POD_LEVEL : CONTAINER_LEVEL)]);
          visit.report(
            keyFinding(
              spot,
              pod
                ? {
                    ko: `파드 전체에는 ${quote(name)} 리소스를 쓸 수 없습니다.`,
                    en: `The resource ${quote(name)} cannot be set for a whole Pod.`,
                  }
                : { ko: `${quote(name)} 리소스는 없습니다.`, en: `There is no resource ${quote(name)}.` },
              pod && meant === undefined
                ? {
                    ko: '`cpu`, `memory`, `hugepages-*`만 쓸 수 있습니다.',
                    en: 'Use `cpu`, `memory` or `hugepages-*`.',
                  }
                : meant === undefined || meant === GPU
                  ? {
                      ko: '`cpu`, `memory`, `ephemeral-storage`나 `nvidia.com/gpu` 같은 이름을 쓰십시오.',
                      en: 'Use `cpu`, `memory`, `ephemeral-storage`, or a name such as `nvidia.com/gpu`.',
                    }
                  : { ko: `혹시 \`${meant}\`입니까?`, en: `Did you mean \`${meant}\`?` },
            ),
          );
        }
      }
      for (const [name, { spot, value }] of [...limits, ...requests]) {
        if (value < 0n) {
          visit.report(finding(spot, { ko: '음수는 쓸 수 없습니다.', en: 'A negative amount is not allowed.' }));
        } else if (name.includes('/') && !isOvercommittable(name) && !isWhole(value)) {
          visit.report(
            finding(spot, {
              ko: `${name} 리소스는 정수로만 적을 수 있습니다.`,
              en: `${name} must be a whole number.`,
            }),
          );
        } else if (isHugePages(name) && !isMultiple(value, parseQuantity(name.slice(HUGE.length)))) {
          visit.report(
            finding(spot, { ko: '페이지 크기의 배수여야 합니다.', en: 'It must be a multiple of the page size.' }),
          );
        }
      }
      for (const [name, { spot, value }] of requests) {
        const limit = limits.get(name);
        if (value < 0n || (limit && limit.value < 0n)) continue;
        if (limit && value > limit.value) {
          visit.report(
            finding(
              spot,
              { ko: `${name} 요청량이 상한보다 큽니다.`, en: `The request for ${name} is greater than its limit.` },
              { ko: '요청량을 줄이거나 상한을 늘리십시오.', en: 'Lower the request or raise the limit.' },
            ),
          );
        } else if (!isOvercommittable(name) && limit?.value !== value) {
          visit.report(
            finding(
              spot,
              {
                ko: `${name}의 요청량과 상한은 같아야 합니다.`,
                en: `The request and the limit for ${name} must be equal.`,
              },
              { ko: '`limits`에 같은 값을 적으십시오.', en: 'Write the same value under `limits`.' },
            ),
          );
        }
      }
      // A Pod's own requests, where it has limits, default to those of its containers.
      const isSummed = limits.size > 0 && visit.resource.kind === 'Pod';
      const names = [...limits.keys(), ...requests.keys(), ...(pod && isSummed ? askedIn(pod) : [])];
      if (names.some((name) => name.startsWith(HUGE)) && !names.includes('cpu') && !names.includes('memory')) {
        visit.report(
          finding(visit, {
            ko: 'hugepages를 쓰려면 cpu나 memory도 적어야 합니다.',
            en: 'Huge pages also require cpu or memory.',
          }),
        );
      }
    },
    'core/v1.VolumeResourceRequirements': (visit) => {
      const storage = amounts(field(visit, 'requests')).get('storage');
      if (storage && storage.value <= 0n) {
        visit.report(finding(storage.spot, { ko: '0보다 커야 합니다.', en: 'It must be greater than zero.' }));
      }
    },
    'core/v1.PersistentVolumeClaimSpec': (visit) => {
      const resources = field(visit, 'resources');
      if (entries(field(resources, 'requests')).some(({ entry }) => entry.key.text === 'storage')) return;
      visit.report(
        finding(
          field(resources, 'requests') ?? resources ?? visit,
          { ko: '요청하는 저장 공간의 크기가 없습니다.', en: 'The requested amount of storage is missing.' },
          {
            ko: '`resources.requests.storage: 1Gi`처럼 적으십시오.',
            en: 'Add it, for example `resources.requests.storage: 1Gi`.',
          },
          { at: keyPath(visit.path, 'resources') },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '리소스 요청량이나 상한이 허용되지 않습니다', en: 'A resource request or limit is not allowed' },
  text: {
    ko: '요청량(requests)은 상한(limits)을 넘을 수 없고 음수일 수 없습니다. 리소스 이름은 `cpu`, `memory`, `ephemeral-storage`이거나 `example.com/gpu`처럼 도메인이 붙은 이름입니다. 볼륨 클레임에는 `storage` 요청량이 꼭 있어야 합니다.',
    en: 'A request cannot be greater than its limit or negative. A resource is `cpu`, `memory`, `ephemeral-storage`, or a name with a domain such as `example.com/gpu`. A volume claim must request `storage`.',
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
      resources:
        requests:
          memory: 1Gi
        limits:
          memory: 512Mi
`,
      at: 'spec.containers[0].resources.requests.memory',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      resources:
        limits:
          cpus: 500m
`,
      at: 'spec.containers[0].resources.limits.cpus',
    },
    {
      manifest: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
`,
      at: 'spec.resources',
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
      resources:
        requests:
          cpu: .5
          memory: 1e3
        limits:
          cpu: +1
          memory: 1Gi
`,
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
};
