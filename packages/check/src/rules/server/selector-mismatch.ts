import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding, missing, rangeOf } from '../support/finding.ts';
import { inWords, labelsOf, pairs, type Requirement, requirementsOf, unmet } from '../support/selectors.ts';
import { entries, field, fieldAt, isNull, isTrue, type Spot, textOf } from '../support/spot.ts';

/** A workload's selector must match the labels of the Pods it makes, and must not be empty. */
function checkSelector(visit: Visit<MappingNode>): void {
  const selector = field(visit, 'selector');
  const template = field(visit, 'template');
  if (selector?.node.kind !== 'mapping') return;
  const isEmpty = entries(selector).every(({ node }) => isNull(node) || (node.kind !== 'scalar' && !node.entries[0]));
  if (isEmpty && visit.resource.kind !== 'Job') {
    visit.report(
      finding(
        selector,
        { ko: '셀렉터가 비어 있습니다.', en: 'The selector is empty.' },
        {
          ko: '파드 템플릿의 레이블을 `matchLabels`에 적으십시오.',
          en: 'Copy the labels of the Pod template to `matchLabels`.',
        },
      ),
    );
    return;
  }
  checkLabels(visit, template, requirementsOf(selector));
}

/** Report the first requirement that the labels of a template do not meet. */
function checkLabels(visit: Visit<MappingNode>, template: Spot | undefined, demands: readonly Requirement[]): void {
  const labels = fieldAt(template, 'metadata', 'labels');
  // Labels that are misplaced or cannot be read are a cause of their own, and so is a template that holds nothing.
  if (!template || entries(template).length === 0 || field(template, 'labels')) return;
  if (labels && labels.node.kind !== 'mapping') return;
  const lacking = unmet(demands, labelsOf(labels)).find(({ key }) => {
    const label = field(labels, key);
    return !label || textOf(label) !== undefined;
  });
  if (!lacking) return;
  visit.report(
    finding(
      lacking.spot,
      {
        ko: `셀렉터는 \`${inWords(lacking)}\` 레이블을 요구하지만 파드 템플릿에는 없습니다.`,
        en: `The selector requires \`${inWords(lacking)}\`, but the Pod template does not have these labels.`,
      },
      {
        ko: '`template.metadata.labels`와 `selector`를 맞추십시오. 셀렉터는 만든 뒤에 바꿀 수 없습니다.',
        en: 'Make `template.metadata.labels` and `selector` match. A selector cannot be changed after it is created.',
      },
      {
        related: [
          {
            file: visit.resource.file.path,
            range: rangeOf(labels ?? template),
            message: { ko: '파드 템플릿의 레이블입니다.', en: 'These are the labels of the Pod template.' },
          },
        ],
      },
    ),
  );
}

export const rule: Rule = {
  id: 'selector-mismatch',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ReplicationControllerSpec': (visit) => {
      const template = field(visit, 'template');
      const demands = pairs(field(visit, 'selector'));
      const labels = fieldAt(template, 'metadata', 'labels');
      if (demands.length > 0) checkLabels(visit, template, demands);
      else if (template && entries(labels).length === 0 && entries(field(visit, 'selector')).length === 0)
        visit.report(
          missing(
            visit,
            'selector',
            {
              ko: '셀렉터가 없고, 셀렉터로 쓸 레이블도 파드 템플릿에 없습니다.',
              en: 'There is no selector, and the Pod template has no labels to use instead.',
            },
            {
              ko: '`template.metadata.labels`에 레이블을 적으십시오.',
              en: 'Add a label in `template.metadata.labels`.',
            },
          ),
        );
    },
    'apps/v1.DeploymentSpec': checkSelector,
    'apps/v1.ReplicaSetSpec': checkSelector,
    'apps/v1.StatefulSetSpec': checkSelector,
    'apps/v1.DaemonSetSpec': checkSelector,
    'batch/v1.JobSpec': (visit) => {
      if (visit.resource.kind === 'Job' && isTrue(visit, 'manualSelector')) checkSelector(visit);
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '셀렉터가 파드 템플릿의 레이블과 맞지 않습니다',
    en: 'A selector does not match the labels of the Pod template',
  },
  text: {
    ko: '워크로드는 셀렉터로 자신이 관리하는 파드를 찾습니다. 워크로드가 만드는 파드를 찾지 못하는 셀렉터는 서버가 거부합니다. 파드에 다른 레이블이 더 있어도 됩니다.',
    en: 'A workload finds its Pods with its selector. The server rejects a selector that does not match the Pods that the workload creates. The Pods can have more labels than the selector.',
  },
  fails: [
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
        app: ecoh
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector.matchLabels.app',
    },
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels: {}
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: apps/v1
kind: ReplicaSet
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
        tier: web
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
};
