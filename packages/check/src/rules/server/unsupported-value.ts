import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import type { FieldType } from '../../schema/schema.ts';
import { isSince } from '../../schema/versions.ts';
import { nearest } from '../../text/nearest.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { isMetric } from '../support/selectors.ts';
import { allItems, field, isTrue, itemText, type Spot, textOf } from '../support/spot.ts';

/** Values of fields that the API's schema calls plain strings; after `@` the minor that takes them first. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core/v1.ServiceSpec': { trafficDistribution: 'PreferClose|PreferSameZone|PreferSameNode' },
  'core/v1.VolumeMount': { recursiveReadOnly: 'Disabled|IfPossible|Enabled' },
  'core/v1.Container': { restartPolicy: 'Always|Never|OnFailure' },
  'core/v1.ContainerResizePolicy': { resourceName: 'cpu|memory', restartPolicy: 'NotRequired|RestartContainer' },
  'core/v1.ContainerRestartRule': { action: 'Restart|RestartAllContainers' },
  'core/v1.ContainerRestartRuleOnExitCodes': { operator: 'In|NotIn' },
  'core/v1.PodOS': { name: 'linux|windows' },
  'core/v1.PodSecurityContext': { seLinuxChangePolicy: 'Recursive|MountOption@1.37' },
  'apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy': {
    whenDeleted: 'Retain|Delete',
    whenScaled: 'Retain|Delete',
  },
  'autoscaling/v2.HPAScalingRules': { selectPolicy: 'Max|Min|Disabled' },
  'autoscaling/v2.HPAScalingPolicy': { type: 'Pods|Percent' },
  'autoscaling/v2.MetricSpec': { type: 'Resource|ContainerResource|Pods|Object|External' },
  'autoscaling/v2.MetricTarget': { type: 'Utilization|Value|AverageValue' },
  'batch/v1.PodFailurePolicyOnPodConditionsPattern': { status: 'True|False|Unknown' },
  'networking/v1.IngressClassParametersReference': { scope: 'Cluster|Namespace' },
  'rbac/v1.RoleRef': { kind: 'ClusterRole|Role' },
  'rbac/v1.Subject': { kind: 'ServiceAccount|User|Group' },
  'meta/v1.LabelSelectorRequirement': { operator: 'In|NotIn|Exists|DoesNotExist' },
};

/** Fields for which '' is not the same as leaving them out. */
const NOT_EMPTY: Readonly<Record<string, string>> = {
  'core/v1.ServiceSpec': 'trafficDistribution ipFamilies ipFamilyPolicy internalTrafficPolicy',
  'core/v1.AzureDiskVolumeSource': 'kind cachingMode',
  'core/v1.VolumeMount': 'recursiveReadOnly mountPropagation',
  'core/v1.Container': 'restartPolicy',
  'core/v1.PodSpec': 'preemptionPolicy',
  'core/v1.PodSecurityContext': 'seLinuxChangePolicy fsGroupChangePolicy supplementalGroupsPolicy',
  'core/v1.SecurityContext': 'procMount',
  'core/v1.PersistentVolumeClaimSpec': 'volumeMode accessModes',
  'core/v1.TopologySpreadConstraint': 'nodeAffinityPolicy nodeTaintsPolicy',
  'autoscaling/v2.HPAScalingRules': 'selectPolicy',
  'batch/v1.JobSpec': 'completionMode podReplacementPolicy',
  'networking/v1.IngressClassParametersReference': 'scope',
  'networking/v1.NetworkPolicyPort': 'protocol',
  'networking/v1.NetworkPolicySpec': 'policyTypes',
  'policy/v1.PodDisruptionBudgetSpec': 'unhealthyPodEvictionPolicy',
};

export const rule: Rule = {
  id: 'unsupported-value',
  class: 'server',
  severity: 'error',
  visit: {
    'apiextensions/v1.CustomResourceDefinitionSpec': (visit) => {
      if (!isTrue(visit, 'preserveUnknownFields')) return;
      visit.report(
        finding(
          field(visit, 'preserveUnknownFields')!,
          { ko: '`true` 값은 쓸 수 없습니다.', en: '`true` is not allowed here.' },
          {
            ko: '지우고, 스키마에 `x-kubernetes-preserve-unknown-fields: true`를 적으십시오.',
            en: 'Remove it, and write `x-kubernetes-preserve-unknown-fields: true` in the schema.',
          },
        ),
      );
    },
    ...Object.fromEntries(
      [...new Set([...Object.keys(VALUES), ...Object.keys(NOT_EMPTY)])].map((type) => {
        const own = VALUES[type] ?? {};
        const notEmpty = NOT_EMPTY[type]?.split(' ') ?? [];
        const keys = [...new Set([...Object.keys(own), ...notEmpty])];
        return [
          type,
          (visit: Visit<MappingNode>) => {
            for (const key of keys) {
              const written = field(visit, key);
              if (!written || isMetric(visit)) continue;
              const values =
                taken(own[key], visit.schema.version) ?? enumOf(visit.schema.type(type).fields.get(key)?.type);
              const refused = [written, ...allItems(visit, key)].filter((spot) =>
                isRefused(spot, values, own[key] !== undefined, notEmpty.includes(key)),
              );
              for (const spot of refused) visit.report(wordedFor(spot, values));
            }
          },
        ];
      }),
    ),
  },
};

function taken(values: string | undefined, version: string): readonly string[] | undefined {
  return values?.split('|').flatMap((text) => {
    const [value, since] = text.split('@');
    return since && !isSince(version, since) ? [] : [value!];
  });
}

/** Whether a string, or a null in a list of strings, is none of the values; '' passes unless it must not be empty. */
function isRefused(spot: Spot, values: readonly string[], isOwn: boolean, notEmpty: boolean): boolean {
  const value = itemText(spot);
  if (value === '') return notEmpty;
  return value !== undefined && isOwn && !values.includes(value);
}

function enumOf(type: FieldType | undefined): readonly string[] {
  const inner = type?.form === 'list' ? type.of : type;
  return inner?.form === 'enum' ? inner.values.filter(Boolean) : [];
}

function wordedFor(spot: Spot, values: readonly string[]): Report {
  const value = textOf(spot) ?? '';
  const meant = value === '' ? undefined : nearest(value, values);
  const list = quoteAll(values);
  return finding(
    spot,
    { ko: `${quote(value)} 값은 쓸 수 없습니다.`, en: `${quote(value)} is not allowed here.` },
    meant === undefined
      ? { ko: `쓸 수 있는 값: ${list}.`, en: `Allowed: ${list}.` }
      : { ko: `혹시 \`${meant}\`입니까? 쓸 수 있는 값: ${list}.`, en: `Did you mean \`${meant}\`? Allowed: ${list}.` },
  );
}

export const docs: RuleDocs = {
  title: { ko: '정해진 값 가운데 하나가 아닙니다', en: 'A value is not one of those that the server allows' },
  text: {
    ko: 'API 명세에는 문자열로만 정의되어 있지만 서버가 정해진 값만 받는 필드입니다. 대소문자를 구별합니다.',
    en: 'The API specification defines these fields as plain strings, but the server accepts only certain values. They are case-sensitive.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: echo
spec:
  selector:
    matchExpressions:
      - key: app
        operator: in
        values: [echo]
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector.matchExpressions[0].operator',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  trafficDistribution: Close
  ports:
    - port: 80
`,
      at: 'spec.trafficDistribution',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: ''
  trafficDistribution: PreferClose
  ports:
    - port: 80
      protocol: ''
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
