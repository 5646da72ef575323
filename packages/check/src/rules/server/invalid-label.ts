import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { keyFinding } from '../support/finding.ts';
import { formatFinding, formatVisit, itemFinding } from '../support/formats.ts';
import { isRead } from '../support/metadata.ts';
import { formatFault, quote } from '../support/names.ts';
import { isMetric } from '../support/selectors.ts';
import { entries, field, keyOf, type Spot, text } from '../support/spot.ts';

function checkLabels(visit: Visit<MappingNode>, labels: Spot | undefined): void {
  for (const label of entries(labels)) {
    const key = keyOf(label);
    const fault = formatFault(key, 'labelKey');
    if (fault) {
      visit.report(
        keyFinding(label, {
          ko: `${quote(key)} 키는 쓸 수 없습니다: ${fault.ko}.`,
          en: `The key ${quote(key)} is not allowed: ${fault.en}.`,
        }),
      );
    }
    const report = formatFinding(label, 'labelValue');
    if (report) visit.report(report);
  }
}

const expression = formatVisit({ key: 'labelKey', values: 'labelValue' });

export const rule: Rule = {
  id: 'invalid-label',
  class: 'server',
  severity: 'error',
  visit: {
    'meta/v1.ObjectMeta': (visit) => {
      if (isRead(visit)) checkLabels(visit, field(visit, 'labels'));
    },
    'meta/v1.LabelSelector': (visit) => {
      if (!isMetric(visit)) checkLabels(visit, field(visit, 'matchLabels'));
    },
    'meta/v1.LabelSelectorRequirement': (visit) => {
      if (!isMetric(visit)) expression(visit);
    },
    'core/v1.ServiceSpec': (visit) => {
      checkLabels(visit, field(visit, 'selector'));
      if (text(visit, 'type') !== 'LoadBalancer') return;
      const balancer = field(visit, 'loadBalancerClass');
      const report = balancer && itemFinding(balancer, 'labelKey');
      if (report) visit.report(report);
    },
    'core/v1.PodSpec': (visit) => checkLabels(visit, field(visit, 'nodeSelector')),
    'core/v1.NodeSelectorRequirement': (visit) => {
      if (visit.path.includes('matchFields')) return;
      // A preferred term that matches nothing does no harm, so its values are not looked at.
      if (visit.path.includes('preferredDuring')) preferred(visit);
      else expression(visit);
    },
    'core/v1.Toleration': formatVisit({ key: 'labelKey' }),
    'core/v1.PodAffinityTerm': formatVisit({
      topologyKey: 'labelKey',
      matchLabelKeys: 'labelKey',
      mismatchLabelKeys: 'labelKey',
    }),
    'core/v1.TopologySpreadConstraint': formatVisit({ matchLabelKeys: 'labelKey' }),
  },
};

const preferred = formatVisit({ key: 'labelKey' });

export const docs: RuleDocs = {
  title: { ko: '레이블의 키나 값으로 쓸 수 없습니다', en: 'A label key or value is not allowed' },
  text: {
    ko: '레이블의 키는 `이름` 또는 `도메인/이름`입니다. 키의 이름과 값은 63자까지이고 영문자, 숫자, `-`, `_`, `.`만 쓸 수 있습니다. 그 밖의 텍스트는 어노테이션에 적습니다.',
    en: 'A label key is a `name` or a `domain/name`. The name and the value can have up to 63 letters, digits, `-`, `_` and `.`. Put other text in an annotation.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    owner: web team
`,
      at: 'metadata.labels.owner',
    },
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    web/team/owner: kim
`,
      at: 'metadata.labels.web/team/owner',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    app.kubernetes.io/name: echo
    empty: ''
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
};
