import type { Rule, RuleDocs } from '../../rule.ts';
import { type Range, rangeFinding, rangeVisits, UP } from '../support/ranges.ts';
import { items, text } from '../support/spot.ts';

const COUNT: Range = [0, UP];
const POSITIVE: Range = [1, UP];
const ID: Range = [0, 2147483647];
const WEIGHT: Range = [1, 100];

export const rule: Rule = {
  id: 'number-out-of-range',
  class: 'server',
  severity: 'error',
  visit: {
    ...rangeVisits({
      'core/v1.Probe': {
        initialDelaySeconds: COUNT,
        timeoutSeconds: COUNT,
        periodSeconds: COUNT,
        successThreshold: COUNT,
        failureThreshold: COUNT,
        terminationGracePeriodSeconds: POSITIVE,
      },
      'core/v1.PodSpec': { activeDeadlineSeconds: [1, 2147483647] },
      'core/v1.SecurityContext': { runAsUser: ID, runAsGroup: ID },
      'core/v1.ServiceAccountTokenProjection': { expirationSeconds: [600, 2 ** 32] },
      'core/v1.PreferredSchedulingTerm': { weight: WEIGHT },
      'core/v1.WeightedPodAffinityTerm': { weight: WEIGHT },
      'core/v1.TopologySpreadConstraint': { maxSkew: POSITIVE, minDomains: POSITIVE },
      'apps/v1.DeploymentSpec': {
        replicas: COUNT,
        minReadySeconds: COUNT,
        revisionHistoryLimit: COUNT,
        progressDeadlineSeconds: COUNT,
      },
      'apps/v1.ReplicaSetSpec': { replicas: COUNT, minReadySeconds: COUNT },
      'apps/v1.StatefulSetSpec': { replicas: COUNT, minReadySeconds: COUNT },
      'apps/v1.StatefulSetOrdinals': { start: COUNT },
      'apps/v1.RollingUpdateStatefulSetStrategy': { partition: COUNT },
      'apps/v1.DaemonSetSpec': { minReadySeconds: COUNT, revisionHistoryLimit: COUNT },
      'batch/v1.JobSpec': {
        parallelism: COUNT,
        completions: COUNT,
        activeDeadlineSeconds: COUNT,
        backoffLimit: COUNT,
        ttlSecondsAfterFinished: COUNT,
        backoffLimitPerIndex: COUNT,
        maxFailedIndexes: COUNT,
      },
      'batch/v1.SuccessPolicyRule': { succeededCount: COUNT },
      'batch/v1.CronJobSpec': {
        startingDeadlineSeconds: COUNT,
        successfulJobsHistoryLimit: COUNT,
        failedJobsHistoryLimit: COUNT,
      },
      'autoscaling/v2.HorizontalPodAutoscalerSpec': { minReplicas: POSITIVE, maxReplicas: POSITIVE },
      'autoscaling/v1.HorizontalPodAutoscalerSpec': {
        minReplicas: POSITIVE,
        maxReplicas: POSITIVE,
        targetCPUUtilizationPercentage: POSITIVE,
      },
      'autoscaling/v2.HPAScalingRules': { stabilizationWindowSeconds: [0, 3600] },
      'autoscaling/v2.HPAScalingPolicy': { value: POSITIVE, periodSeconds: [1, 1800] },
      'autoscaling/v2.MetricTarget': { averageUtilization: POSITIVE },
    }),
    // Without ClientIP the server drops the settings of the affinity before it looks at them.
    'core/v1.ClientIPConfig': (visit) => {
      if (text(visit.parents.at(-2), 'sessionAffinity') === 'ClientIP') ranges['core/v1.ClientIPConfig']!(visit);
    },
    'core/v1.PodSecurityContext': (visit) => {
      ranges['core/v1.PodSecurityContext']!(visit);
      for (const group of items(visit, 'supplementalGroups')) {
        const report = rangeFinding(group, ID);
        if (report) visit.report(report);
      }
    },
  },
};

/** Types of which more than a range is to be asked. */
const ranges = rangeVisits({
  'core/v1.ClientIPConfig': { timeoutSeconds: [1, 86400] },
  'core/v1.PodSecurityContext': { runAsUser: ID, runAsGroup: ID, fsGroup: ID },
});

export const docs: RuleDocs = {
  title: { ko: '숫자가 허용된 범위를 벗어났습니다', en: 'A number is out of range' },
  text: {
    ko: '개수와 시간은 대개 0 이상이고, 몇몇 값에는 최댓값도 있습니다. 프로브의 시간에 적은 0은 기본값을 뜻합니다.',
    en: 'Counts and times are usually zero or more, and some also have a maximum. A time of 0 in a probe means the default.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: echo
spec:
  replicas: -1
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
      at: 'spec.replicas',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  activeDeadlineSeconds: 0
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.activeDeadlineSeconds',
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
      livenessProbe:
        periodSeconds: 0
        tcpSocket:
          port: 3000
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
