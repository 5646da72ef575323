import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { type Amount, amounts } from '../support/resources.ts';
import { field, items, type Spot, text } from '../support/spot.ts';

type Sums = Map<string, bigint>;

/** What a container asks for; in a Pod, not in a template, limits stand in for missing requests. */
function asked(container: Spot, isPod: boolean): Sums {
  const resources = field(container, 'resources');
  const all: Map<string, Amount> = new Map([
    ...(isPod ? amounts(field(resources, 'limits')) : []),
    ...amounts(field(resources, 'requests')),
  ]);
  return new Map([...all].map(([name, { value }]) => [name, value]));
}

function add(sums: Sums, more: Sums): void {
  for (const [name, value] of more) sums.set(name, (sums.get(name) ?? 0n) + value);
}

/** The most that runs at once: all containers and sidecars, or an init container with the sidecars before it. */
function needed(pod: Spot, isPod: boolean): Sums {
  const total: Sums = new Map();
  for (const container of items(pod, 'containers')) add(total, asked(container, isPod));
  const sidecars: Sums = new Map();
  const peaks: Sums[] = [];
  for (const container of items(pod, 'initContainers')) {
    const own = asked(container, isPod);
    if (text(container, 'restartPolicy') === 'Always') {
      add(total, own);
      add(sidecars, own);
    } else add(own, sidecars);
    peaks.push(own);
  }
  for (const peak of peaks) {
    for (const [name, value] of peak) if (value > (total.get(name) ?? 0n)) total.set(name, value);
  }
  return total;
}

export const rule: Rule = {
  id: 'pod-resources',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PodSpec': (visit) => {
      const resources = field(visit, 'resources');
      if (!resources) return;
      const requests = amounts(field(resources, 'requests'));
      const limits = amounts(field(resources, 'limits'));
      const sums = needed(visit, visit.resource.kind === 'Pod');
      const claims = field(resources, 'claims');
      if (claims) {
        visit.report(
          finding(
            claims,
            { ko: '파드 전체에는 claims를 쓸 수 없습니다.', en: 'claims cannot be set for a whole Pod.' },
            { ko: '컨테이너의 `resources`에 적으십시오.', en: 'Write them under the `resources` of a container.' },
          ),
        );
      }
      const beyond = new Set<string>();
      for (const container of items(visit, 'containers')) {
        for (const [name, { spot, value }] of amounts(field(field(container, 'resources'), 'limits'))) {
          const limit = limits.get(name);
          if (!limit || value <= limit.value) continue;
          beyond.add(name);
          visit.report(
            finding(spot, {
              ko: `컨테이너의 ${name} 상한이 파드의 상한보다 큽니다.`,
              en: `The limit for ${name} is greater than that of the Pod.`,
            }),
          );
        }
      }
      // What a Pod with limits does not request itself defaults to the sum, which its limits must hold.
      const defaulted =
        visit.resource.kind === 'Pod' ? [...limits].filter(([name]) => !requests.has(name) && !beyond.has(name)) : [];
      for (const [name, { spot, value }] of [...requests, ...defaulted]) {
        if ((sums.get(name) ?? 0n) <= value) continue;
        visit.report(
          finding(
            spot,
            {
              ko: `컨테이너들이 요청하는 ${name}의 합이 파드의 값보다 큽니다.`,
              en: `The containers request more ${name} in total than this value.`,
            },
            {
              ko: '이 값을 늘리거나 컨테이너의 요청량을 줄이십시오.',
              en: 'Increase it, or lower the requests of the containers.',
            },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '컨테이너의 리소스가 파드의 리소스를 넘습니다',
    en: 'The resources of the containers exceed those of the Pod',
  },
  text: {
    ko: '파드에 `resources`를 적으면 컨테이너들의 요청량을 모두 더한 값이 파드의 요청량을 넘을 수 없고, 컨테이너 하나의 상한이 파드의 상한을 넘을 수 없습니다.',
    en: 'If a Pod has its own `resources`, the sum of the requests of its containers cannot be greater than its request, and the limit of a container cannot be greater than its limit.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  resources:
    limits:
      memory: 512Mi
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      resources:
        limits:
          memory: 1Gi
`,
      at: 'spec.containers[0].resources.limits.memory',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  resources:
    requests:
      cpu: 500m
    limits:
      memory: 512Mi
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      resources:
        requests:
          cpu: 500m
        limits:
          memory: 512Mi
`,
  ],
  source:
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification',
};
