import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { countOf, percentFinding } from '../support/percents.ts';
import { field, number, type Spot, text } from '../support/spot.ts';

const NEITHER = {
  ko: 'maxSurge와 maxUnavailable이 모두 0이면 파드를 하나도 교체할 수 없습니다.',
  en: 'If maxSurge and maxUnavailable are both 0, no Pod can be replaced.',
};

/** A strategy of a type that takes no rollingUpdate, but has one. */
function stray(strategy: Spot, type: string, key = 'rollingUpdate'): ReturnType<typeof finding> | undefined {
  const rolling = field(strategy, key);
  if (!rolling || text(strategy, 'type') !== type) return undefined;
  return finding(
    rolling,
    { ko: `${type} 전략에는 ${key}를 쓸 수 없습니다.`, en: `${key} cannot be used with the type ${type}.` },
    {
      ko: `\`type: RollingUpdate\`로 바꾸거나 ${key}를 지우십시오.`,
      en: `Change it to \`type: RollingUpdate\`, or remove ${key}.`,
    },
  );
}

export const rule: Rule = {
  id: 'invalid-strategy',
  class: 'server',
  severity: 'error',
  visit: {
    'apps/v1.DeploymentStrategy': (visit) => {
      const rolling = field(visit, 'rollingUpdate');
      const misplaced = stray(visit, 'Recreate');
      if (misplaced || !rolling) {
        if (misplaced) visit.report(misplaced);
        return;
      }
      const surge = field(rolling, 'maxSurge');
      const unavailable = field(rolling, 'maxUnavailable');
      for (const report of [percentFinding(surge, true), percentFinding(unavailable)]) if (report) visit.report(report);
      if (surge && unavailable && countOf(surge) === 0 && countOf(unavailable) === 0) {
        visit.report(
          finding(unavailable, NEITHER, { ko: '하나는 1 이상으로 적으십시오.', en: 'Make one of them 1 or more.' }),
        );
      }
    },
    'apps/v1.DaemonSetUpdateStrategy': (visit) => {
      const rolling = field(visit, 'rollingUpdate');
      if (!rolling || (text(visit, 'type') || 'RollingUpdate') !== 'RollingUpdate') return;
      const surge = field(rolling, 'maxSurge');
      const unavailable = field(rolling, 'maxUnavailable');
      for (const report of [percentFinding(surge), percentFinding(unavailable)]) if (report) visit.report(report);
      const one = { ko: '하나만 1 이상으로 적으십시오.', en: 'Make exactly one of them 1 or more.' };
      const isSurging = (countOf(surge) ?? 0) > 0;
      const isUnavailable = unavailable ? countOf(unavailable) !== 0 : true;
      if (surge && isSurging && isUnavailable) {
        visit.report(
          finding(
            surge,
            {
              ko: 'maxUnavailable(기본값 1)이 0이 아니면 maxSurge를 쓸 수 없습니다.',
              en: 'maxSurge can only be used if maxUnavailable (1 by default) is 0.',
            },
            one,
          ),
        );
      } else if (unavailable && countOf(surge ?? unavailable) === 0 && !isSurging && !isUnavailable)
        visit.report(finding(unavailable, NEITHER, one));
    },
    'apps/v1.StatefulSetUpdateStrategy': (visit) => {
      const misplaced = stray(visit, 'OnDelete');
      if (misplaced) visit.report(misplaced);
    },
    'apps/v1.DeploymentSpec': (visit) => {
      const deadline = field(visit, 'progressDeadlineSeconds');
      const ready = field(visit, 'minReadySeconds');
      const seconds = number(visit, 'progressDeadlineSeconds') ?? 600;
      const spot = deadline ?? ready;
      if (!spot || seconds > (number(visit, 'minReadySeconds') ?? 0) || seconds < 0) return;
      visit.report(
        finding(spot, {
          ko: `progressDeadlineSeconds(${seconds})는 minReadySeconds보다 커야 합니다.`,
          en: `progressDeadlineSeconds (${seconds}) must be greater than minReadySeconds.`,
        }),
      );
    },
    'policy/v1.PodDisruptionBudgetSpec': (visit) => {
      for (const key of ['minAvailable', 'maxUnavailable'] as const) {
        const report = percentFinding(field(visit, key));
        if (report) visit.report(report);
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '배포 전략의 설정이 서로 맞지 않습니다', en: 'The settings of an update strategy conflict' },
  text: {
    ko: '`Recreate`에는 `rollingUpdate`를 쓸 수 없습니다. `maxSurge`와 `maxUnavailable`은 개수이거나 백분율이고 함께 0일 수 없습니다. `maxUnavailable`은 100%까지이지만 디플로이먼트의 `maxSurge`는 100%를 넘어도 됩니다.',
    en: '`Recreate` cannot have `rollingUpdate`. `maxSurge` and `maxUnavailable` are counts or percentages and cannot both be 0. `maxUnavailable` can be at most 100%; the `maxSurge` of a Deployment can be more.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  strategy:
    type: Recreate
    rollingUpdate:
      maxSurge: 1
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.strategy.rollingUpdate',
    },
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  strategy:
    rollingUpdate:
      maxSurge: 0
      maxUnavailable: 0%
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.strategy.rollingUpdate.maxUnavailable',
    },
  ],
  passes: [
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  strategy:
    rollingUpdate:
      maxSurge: 150%
      maxUnavailable: 0
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
};
