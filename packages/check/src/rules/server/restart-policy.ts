import type { MappingNode } from '../../manifest/document.ts';
import { entryOf } from '../../manifest/path.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding, missing } from '../support/finding.ts';
import { field, fieldAt, items, text } from '../support/spot.ts';

/** Workloads that keep Pods running take only Always, and no deadline for their Pods. */
function keepsRunning(visit: Visit<MappingNode>): void {
  const pod = fieldAt(visit, 'template', 'spec');
  const policy = text(pod, 'restartPolicy');
  const { kind } = visit.resource;
  if (policy === 'OnFailure' || policy === 'Never') {
    visit.report(
      finding(
        field(pod, 'restartPolicy')!,
        {
          ko: `${kind}의 파드에는 ${policy}를 쓸 수 없습니다.`,
          en: `${policy} is not allowed for the Pods of a ${kind}.`,
        },
        {
          ko: '지우거나 `Always`로 적으십시오. 완료되는 작업이라면 잡을 쓰십시오.',
          en: 'Remove it or write `Always`. For a task that completes, use a Job.',
        },
      ),
    );
  }
  const deadline = field(pod, 'activeDeadlineSeconds');
  if (!deadline) return;
  visit.report(
    finding(deadline, {
      ko: `${kind}의 파드에는 activeDeadlineSeconds를 쓸 수 없습니다.`,
      en: `The Pods of a ${kind} cannot have activeDeadlineSeconds.`,
    }),
  );
}

const ONLY_NEVER: Localized = {
  ko: 'podFailurePolicy를 쓰면 Never만 쓸 수 있습니다.',
  en: 'With a podFailurePolicy, only Never is allowed.',
};
const NEEDED: Localized = {
  ko: '잡의 파드에는 OnFailure나 Never가 필요합니다.',
  en: 'The Pods of a Job require OnFailure or Never.',
};
const EMPTY: Localized = {
  ko: '`restartPolicy` 값이 비어 있습니다. 잡의 파드에는 OnFailure나 Never가 필요합니다.',
  en: '`restartPolicy` is empty, but the Pods of a Job require OnFailure or Never.',
};
const FOR_INSTANCE: Localized = {
  ko: '`restartPolicy: Never`처럼 적으십시오.',
  en: 'For example, write `restartPolicy: Never`.',
};

export const rule: Rule = {
  id: 'restart-policy',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ReplicationControllerSpec': keepsRunning,
    'apps/v1.DeploymentSpec': keepsRunning,
    'apps/v1.ReplicaSetSpec': keepsRunning,
    'apps/v1.StatefulSetSpec': keepsRunning,
    'apps/v1.DaemonSetSpec': keepsRunning,
    'batch/v1.JobSpec': (visit) => {
      const pod = fieldAt(visit, 'template', 'spec');
      const spot = field(pod, 'restartPolicy');
      const policy = text(pod, 'restartPolicy') ?? '';
      if (!pod || (spot && !['', 'Always', 'OnFailure'].includes(policy))) return;
      if (policy === 'OnFailure' && !field(visit, 'podFailurePolicy')) return;
      if (spot && policy !== '') {
        visit.report(finding(spot, policy === 'OnFailure' ? ONLY_NEVER : NEEDED, FOR_INSTANCE));
        return;
      }
      // Containers have a field of this name too, where authors may have meant the whole Pod.
      const deep = items(pod, 'containers').find((container) => field(container, 'restartPolicy'));
      const own = text(deep, 'restartPolicy');
      visit.report(
        deep && own
          ? finding(field(deep, 'restartPolicy')!, NEEDED, {
              ko: `\`restartPolicy: ${own}\` 줄을 \`containers\`와 같은 단계로 옮기십시오.`,
              en: `Move \`restartPolicy: ${own}\` to the same level as \`containers\`.`,
            })
          : entryOf(pod.node, 'restartPolicy')
            ? missing(pod, 'restartPolicy', EMPTY, FOR_INSTANCE)
            : finding(pod, NEEDED, FOR_INSTANCE),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '이 워크로드에 쓸 수 없는 restartPolicy입니다', en: 'A restartPolicy is not allowed for this workload' },
  text: {
    ko: '디플로이먼트, 레플리카셋, 스테이트풀셋, 데몬셋의 파드는 계속 실행되어야 하므로 `Always`만 쓸 수 있습니다. 잡의 파드는 완료되어야 하므로 `OnFailure`나 `Never`를 꼭 적어야 합니다. 기본값이 `Always`이기 때문입니다.',
    en: 'The Pods of Deployments, ReplicaSets, StatefulSets and DaemonSets must keep running, so only `Always` is allowed. The Pods of a Job must complete, so write `OnFailure` or `Never`: the default is `Always`.',
  },
  fails: [
    {
      manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  template:
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.template.spec',
    },
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.template.spec.restartPolicy',
    },
  ],
  passes: [
    `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
};
