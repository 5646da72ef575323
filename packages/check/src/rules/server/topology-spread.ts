import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { labelsOf } from '../support/selectors.ts';
import { field, fieldAt, items, rootSpot, text, textOf, texts } from '../support/spot.ts';

/** Labels taken from the Pod itself go with a selector, and stand in one place only. */
function checkLabelKeys(visit: Visit<MappingNode>): void {
  const selector = field(visit, 'labelSelector');
  const excluded = texts(visit, 'mismatchLabelKeys');
  for (const list of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
    const keys = items(visit, list);
    if (keys.length > 0 && !selector) {
      visit.report(
        finding(field(visit, list)!, {
          ko: `${list}에는 labelSelector가 필요합니다.`,
          en: `${list} requires a labelSelector.`,
        }),
      );
      return;
    }
  }
  const own = labelsOf(isPod(visit) ? fieldAt(rootSpot(visit.resource), 'metadata', 'labels') : undefined);
  const demanded = items(selector, 'matchExpressions').map((expression) => text(expression, 'key') ?? '');
  // The server adds a demand for each key that is a label of the Pod, and then finds one that was there before it.
  const added = [...texts(visit, 'matchLabelKeys'), ...excluded].filter((key) => own.has(key));
  const seen = new Set(labelsOf(field(selector, 'matchLabels')).keys());
  const again = new Set<string>();
  for (const key of [...demanded, ...added]) (seen.has(key) ? again : seen).add(key);
  for (const [key, spot] of new Map(items(visit, 'matchLabelKeys').map((item) => [textOf(item) ?? '', item]))) {
    if (excluded.includes(key)) {
      visit.report(
        finding(spot, {
          ko: `${key} 키가 mismatchLabelKeys에도 있습니다.`,
          en: `${key} is also in mismatchLabelKeys.`,
        }),
      );
    } else if (again.has(key)) {
      visit.report(
        finding(spot, {
          ko: `${key} 키가 앞이나 labelSelector에 이미 있습니다.`,
          en: `${key} is already listed or in labelSelector.`,
        }),
      );
    }
  }
}

const isPod = (visit: Visit): boolean => visit.resource.kind === 'Pod';

export const rule: Rule = {
  id: 'topology-spread',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.TopologySpreadConstraint': (visit) => {
      checkLabelKeys(visit);
      const domains = field(visit, 'minDomains');
      if (!domains || text(visit, 'whenUnsatisfiable') !== 'ScheduleAnyway') return;
      visit.report(
        finding(domains, {
          ko: 'minDomains는 whenUnsatisfiable이 DoNotSchedule일 때만 쓸 수 있습니다.',
          en: 'minDomains can only be used with whenUnsatisfiable DoNotSchedule.',
        }),
      );
    },
    'core/v1.PodAffinityTerm': checkLabelKeys,
    'core/v1.PodSpec': (visit) => {
      const seen = new Set<string>();
      for (const constraint of items(visit, 'topologySpreadConstraints')) {
        const pair = `${text(constraint, 'topologyKey')} ${text(constraint, 'whenUnsatisfiable')}`;
        if (seen.has(pair)) {
          visit.report(
            finding(constraint, {
              ko: '같은 topologyKey와 whenUnsatisfiable의 조건이 앞에 이미 있습니다.',
              en: 'There is already a constraint with this topologyKey and whenUnsatisfiable.',
            }),
          );
        }
        seen.add(pair);
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '파드 어피니티나 토폴로지 분배 설정이 서로 맞지 않습니다',
    en: 'The affinity or topology spread settings of a Pod conflict',
  },
  text: {
    ko: '`topologyKey`와 `whenUnsatisfiable`이 같은 조건은 한 번만 쓸 수 있고, `minDomains`는 DoNotSchedule과만 쓸 수 있습니다. `matchLabelKeys`에는 `labelSelector`가 필요합니다.',
    en: 'Each combination of `topologyKey` and `whenUnsatisfiable` can appear only once, `minDomains` can only be used with DoNotSchedule, and `matchLabelKeys` requires a `labelSelector`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  topologySpreadConstraints:
    - maxSkew: 1
      minDomains: 2
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.topologySpreadConstraints[0].minDomains',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  topologySpreadConstraints:
    - maxSkew: 1
      minDomains: 2
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: DoNotSchedule
      labelSelector:
        matchLabels:
          app: echo
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
};
