import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { quoteAll } from '../support/describe.ts';
import { finding, missing } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { parseQuantity } from '../support/quantities.ts';
import { amounts, isResourceName } from '../support/resources.ts';
import { SCALABLE } from '../support/scaling.ts';
import { field, isEmpty, number, type Spot, text } from '../support/spot.ts';

/** Beyond it lies no int32, which another rule says. */
const MAX_REPLICAS = 2 ** 31 - 1;
const SOURCES = ['resource', 'containerResource', 'pods', 'object', 'external'];

/** Which fields of a metric's target go together: one of them must be there, and not both where `single`. */
function checkTarget(visit: Visit<MappingNode>, keys: readonly string[], single: boolean): void {
  const target = field(visit, 'target');
  if (!target) return;
  const given = keys.map((key) => field(target, key)).filter((spot) => spot !== undefined);
  const list = quoteAll(keys);
  if (given.length === 0) {
    visit.report(finding(target, { ko: `목표값이 없습니다: ${list}.`, en: `The target has no value: ${list}.` }));
  } else if (single && given.length > 1) {
    visit.report(
      finding(given[1]!, { ko: `함께 쓸 수 없습니다: ${list}.`, en: `These cannot be used together: ${list}.` }),
    );
  }
}

const mismatch = (key: string, type: string): Localized => ({
  ko: `type이 ${type}인 메트릭에는 ${key}를 쓸 수 없습니다.`,
  en: `A metric of type ${type} cannot have ${key}.`,
});

/** A scaler's least and greatest number of Pods. */
const checkReplicas = (visit: Visit<MappingNode>): void => {
  const least = number(visit, 'minReplicas') ?? 1;
  const most = number(visit, 'maxReplicas');
  if (most === undefined || most < 1 || most >= least || least > MAX_REPLICAS) return;
  visit.report(
    finding(field(visit, 'maxReplicas')!, {
      ko: `maxReplicas 값 ${most}, minReplicas 값 ${least}: maxReplicas가 더 작을 수 없습니다.`,
      en: `maxReplicas ${most} is less than minReplicas ${least}.`,
    }),
  );
};

function hintOf(version: string, known: string | undefined): Localized {
  if (known) return { ko: `\`apiVersion: ${known}\`처럼 적으십시오.`, en: `Write \`apiVersion: ${known}\`.` };
  if (version === 'v1') {
    return {
      ko: '`v1`에서 조절할 수 있는 종류는 ReplicationController뿐입니다.',
      en: 'Of the kinds in `v1`, only ReplicationController can be scaled.',
    };
  }
  return { ko: '대상의 apiVersion을 그룹까지 적으십시오.', en: 'Write the apiVersion of the target with its group.' };
}

/** The API version of what is scaled or measured; only some references may go without a group. */
function checkVersion(visit: Visit<MappingNode>, reference: Spot | undefined, needsGroup: boolean): void {
  const version = text(reference, 'apiVersion') ?? '';
  if (!reference || (needsGroup ? /^[^/]+\/[^/]*$/ : /^[^/]*\/?[^/]*$/).test(version)) return;
  const known = SCALABLE.get(nearest(text(reference, 'kind') ?? '', SCALABLE.keys()) ?? '');
  visit.report(
    missing(
      reference,
      'apiVersion',
      version === ''
        ? { ko: '대상의 apiVersion이 없습니다.', en: 'The apiVersion of the target is missing.' }
        : {
            ko: `${quote(version)}: \`apps/v1\`처럼 그룹과 버전을 적는 자리입니다.`,
            en: `${quote(version)} is not a group and version such as \`apps/v1\`.`,
          },
      hintOf(version, known),
    ),
  );
}

function checkSpec(visit: Visit<MappingNode>): void {
  checkReplicas(visit);
  const target = field(visit, 'scaleTargetRef');
  checkVersion(visit, target, text(target, 'kind') !== 'ReplicationController');
}

export const rule: Rule = {
  id: 'invalid-autoscaler',
  class: 'server',
  severity: 'error',
  visit: {
    'autoscaling/v1.HorizontalPodAutoscalerSpec': checkSpec,
    'autoscaling/v2.HorizontalPodAutoscalerSpec': checkSpec,
    'autoscaling/v2.MetricSpec': (visit) => {
      const type = text(visit, 'type') ?? '';
      const own = type.charAt(0).toLowerCase() + type.slice(1);
      if (!SOURCES.includes(own) || own === type) return;
      const strays = SOURCES.filter((key) => key !== own).map((key) => field(visit, key));
      const stray = strays.find((spot) => spot !== undefined);
      if (stray) {
        visit.report(finding(stray, mismatch(stray.entry?.key.text ?? '', type)));
      } else if (!field(visit, own)) {
        visit.report(
          finding(
            field(visit, 'type')!,
            {
              ko: `type이 ${type}인데 \`${own}\` 값이 없습니다.`,
              en: `The type is ${type}, but \`${own}\` is missing.`,
            },
            { ko: `\`${own}\` 아래에 메트릭을 적으십시오.`, en: `Describe the metric under \`${own}\`.` },
          ),
        );
      }
    },
    'autoscaling/v2.ResourceMetricSource': (visit) => checkTarget(visit, ['averageUtilization', 'averageValue'], true),
    'autoscaling/v2.ContainerResourceMetricSource': (visit) => {
      checkTarget(visit, ['averageUtilization', 'averageValue'], true);
      const name = text(visit, 'name');
      if (!name || isResourceName(name)) return;
      visit.report(
        finding(
          field(visit, 'name')!,
          { ko: `${quote(name)} 리소스는 없습니다.`, en: `There is no resource ${quote(name)}.` },
          { ko: '`cpu`나 `memory`를 쓰십시오.', en: 'Use `cpu` or `memory`.' },
        ),
      );
    },
    'autoscaling/v2.PodsMetricSource': (visit) => checkTarget(visit, ['averageValue'], true),
    'autoscaling/v2.ObjectMetricSource': (visit) => {
      checkTarget(visit, ['value', 'averageValue'], false);
      checkVersion(visit, field(visit, 'describedObject'), false);
    },
    'autoscaling/v2.ExternalMetricSource': (visit) => checkTarget(visit, ['value', 'averageValue'], true),
    'autoscaling/v2.MetricTarget': (visit) => {
      for (const key of ['value', 'averageValue'] as const) {
        const spot = field(visit, key);
        const written = spot?.node.kind === 'scalar' ? spot.node.value : undefined;
        const amount = typeof written === 'string' || typeof written === 'number' ? parseQuantity(written) : undefined;
        if (spot && amount !== undefined && amount <= 0n) {
          visit.report(finding(spot, { ko: '0보다 커야 합니다.', en: 'It must be greater than zero.' }));
        }
      }
    },
    'autoscaling/v2.HPAScalingRules': (visit) => {
      const tolerance = amounts(visit).get('tolerance');
      if (tolerance && tolerance.value < 0n) {
        visit.report(
          finding(tolerance.spot, { ko: '음수는 쓸 수 없습니다.', en: 'A negative tolerance is not allowed.' }),
        );
      }
      const policies = field(visit, 'policies');
      if (policies && isEmpty(policies)) {
        visit.report(
          finding(policies, { ko: '정책이 하나는 있어야 합니다.', en: 'There must be at least one policy.' }),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '오토스케일러의 설정이 서로 맞지 않습니다', en: 'The settings of an autoscaler conflict' },
  text: {
    ko: '`maxReplicas`는 `minReplicas`(기본값 1)보다 작을 수 없습니다. 메트릭은 `type`과 같은 이름의 필드에 적고, 목표값은 사용률과 평균값 가운데 하나만 적습니다.',
    en: '`maxReplicas` cannot be less than `minReplicas`, which is 1 by default. Write a metric under the field with the same name as its `type`. Its target is either a utilization or an average value, not both.',
  },
  fails: [
    {
      manifest: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: echo
  minReplicas: 5
  maxReplicas: 3
`,
      at: 'spec.maxReplicas',
    },
    {
      manifest: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: echo
  maxReplicas: 3
  metrics:
    - type: Resource
      pods:
        metric:
          name: requests
        target:
          type: AverageValue
          averageValue: 10
`,
      at: 'spec.metrics[0].pods',
    },
  ],
  passes: [
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: echo
  maxReplicas: 3
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 50
`,
  ],
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
};
