import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { groupOf, isScalable, SCALABLE } from '../support/scaling.ts';
import { field, text } from '../support/spot.ts';

const CAN: Localized = {
  ko: '오토스케일러는 Deployment, StatefulSet, ReplicaSet, ReplicationController와 scale 하위 리소스가 있는 커스텀 리소스만 조절합니다.',
  en: 'An autoscaler scales a Deployment, StatefulSet, ReplicaSet, ReplicationController, or a custom resource that has a scale subresource.',
};

function reportTarget(visit: Visit<MappingNode>): void {
  const target = field(visit, 'scaleTargetRef');
  const kind = text(target, 'kind');
  const apiVersion = text(target, 'apiVersion') ?? '';
  // The server itself refuses a version without a group, and a group with a dot may hold custom resources.
  if (!kind || !apiVersion.includes('/') || groupOf(apiVersion).includes('.') || isScalable(apiVersion, kind)) return;
  const version = SCALABLE.get(kind);
  const meant = nearest(kind, SCALABLE.keys());
  const nowhere = {
    ko: `${quote(apiVersion)}에는 ${kind} 종류가 없어서 아무것도 조절하지 못합니다.`,
    en: `${quote(apiVersion)} has no kind ${kind}, so nothing is scaled.`,
  };
  const spot = field(target, version ? 'apiVersion' : 'kind')!;
  const fix = { range: spot.node.range, text: version ?? meant ?? '' };
  if (version)
    visit.report(
      finding(
        spot,
        nowhere,
        { ko: `\`apiVersion: ${version}\`처럼 적으십시오.`, en: `Write \`apiVersion: ${version}\`.` },
        { fix },
      ),
    );
  else if (meant)
    visit.report(finding(spot, nowhere, { ko: `혹시 \`${meant}\`입니까?`, en: `Did you mean \`${meant}\`?` }, { fix }));
  else
    visit.report(
      finding(
        spot,
        { ko: `${kind} 종류는 오토스케일러로 조절할 수 없습니다.`, en: `A ${kind} cannot be scaled.` },
        CAN,
      ),
    );
}

export const rule: Rule = {
  id: 'unscalable-target',
  class: 'bundle',
  severity: 'error',
  visit: {
    'autoscaling/v1.HorizontalPodAutoscalerSpec': reportTarget,
    'autoscaling/v2.HorizontalPodAutoscalerSpec': reportTarget,
  },
};

/* @__NO_SIDE_EFFECTS__ */
const scaler = (apiVersion: string, kind: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  maxReplicas: 3
  scaleTargetRef:
    apiVersion: ${apiVersion}
    kind: ${kind}
    name: echo
`;

export const docs: RuleDocs = {
  title: {
    ko: '오토스케일러가 조절할 수 없는 대상을 가리킵니다',
    en: 'An autoscaler refers to something that cannot be scaled',
  },
  text: {
    ko: '오토스케일러는 `scale` 하위 리소스로 파드 수를 바꿉니다. 데몬셋, 잡, 파드에는 이 하위 리소스가 없습니다. 서버는 `scaleTargetRef`에 무엇을 적든 받아들이지만, 종류의 이름이 한 글자라도 다르거나 API 그룹이 다르면 아무것도 찾지 못합니다.',
    en: 'An autoscaler changes the number of Pods through the `scale` subresource, which a DaemonSet, Job or Pod does not have. The server accepts anything in `scaleTargetRef`, but if one letter of the kind or the API group is wrong, nothing is found.',
  },
  fails: [
    { manifest: scaler('apps/v1', 'DaemonSet'), at: 'spec.scaleTargetRef.kind' },
    { manifest: scaler('apps/v1', 'deployment'), at: 'spec.scaleTargetRef.kind' },
    { manifest: scaler('extensions/v1beta1', 'Deployment'), at: 'spec.scaleTargetRef.apiVersion' },
  ],
  passes: [scaler('apps/v1', 'Deployment'), scaler('argoproj.io/v1alpha1', 'Rollout')],
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
};
