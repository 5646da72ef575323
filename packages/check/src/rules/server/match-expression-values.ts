import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { itemFinding } from '../support/formats.ts';
import { isMetric } from '../support/selectors.ts';
import { allItems, field, text, textOf } from '../support/spot.ts';

/** How many values each operator takes. */
const COUNTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  In: [1, Number.POSITIVE_INFINITY],
  NotIn: [1, Number.POSITIVE_INFINITY],
  Exists: [0, 0],
  DoesNotExist: [0, 0],
  Gt: [1, 1],
  Lt: [1, 1],
};
/** A term about a node's name takes one name. */
const FIELD_COUNTS: typeof COUNTS = { In: [1, 1], NotIn: [1, 1] };

const check: NonNullable<Rule['visit']>[string] = (visit) => {
  if (isMetric(visit)) return;
  const operator = text(visit, 'operator') ?? '';
  const isField = visit.path.includes('matchFields');
  const range = (isField ? FIELD_COUNTS : COUNTS)[operator];
  if (isField && operator in COUNTS && !range) {
    visit.report(
      finding(
        field(visit, 'operator')!,
        {
          ko: `matchFields에는 \`${operator}\` 연산자를 쓸 수 없습니다.`,
          en: `matchFields does not support \`${operator}\`.`,
        },
        { ko: '`In`이나 `NotIn`을 쓰십시오.', en: 'Use `In` or `NotIn`.' },
      ),
    );
  }
  if (isField && text(visit, 'key') && text(visit, 'key') !== 'metadata.name') {
    visit.report(
      finding(
        field(visit, 'key')!,
        {
          ko: `\`${text(visit, 'key')}\` 필드로는 노드를 선택할 수 없습니다.`,
          en: `Nodes cannot be selected by \`${text(visit, 'key')}\`.`,
        },
        { ko: 'matchFields에는 `metadata.name`만 쓸 수 있습니다.', en: 'matchFields supports only `metadata.name`.' },
      ),
    );
  }
  for (const name of isField ? allItems(visit, 'values') : []) {
    const report = textOf(name) === undefined ? undefined : itemFinding(name, 'dnsSubdomain');
    if (report) visit.report(report);
  }
  if (!range) return;
  const values = field(visit, 'values');
  const count = allItems(visit, 'values').length;
  const [least, most] = range;
  if (count >= least && count <= most) return;
  const demand =
    most === 0
      ? { ko: '값을 적지 않습니다', en: 'cannot have values' }
      : most === 1
        ? { ko: '값을 하나만 적습니다', en: 'needs exactly one value' }
        : { ko: '값이 하나는 있어야 합니다', en: 'needs at least one value' };
  visit.report(
    finding(values ?? visit, {
      ko: `\`${operator}\` 연산자에는 ${demand.ko}. 지금은 ${count}개입니다.`,
      en: `\`${operator}\` ${demand.en}, but has ${count}.`,
    }),
  );
};

export const rule: Rule = {
  id: 'match-expression-values',
  class: 'server',
  severity: 'error',
  visit: { 'meta/v1.LabelSelectorRequirement': check, 'core/v1.NodeSelectorRequirement': check },
};

export const docs: RuleDocs = {
  title: {
    ko: 'matchExpressions의 값 개수가 연산자와 맞지 않습니다',
    en: 'A match expression has the wrong number of values for its operator',
  },
  text: {
    ko: '`In`과 `NotIn`에는 값이 하나는 있어야 하고, `Exists`와 `DoesNotExist`에는 값이 없어야 합니다. 노드 어피니티의 `Gt`와 `Lt`에는 값이 하나만 있어야 합니다.',
    en: '`In` and `NotIn` need at least one value. `Exists` and `DoesNotExist` cannot have values. `Gt` and `Lt`, in node affinity, need exactly one.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchExpressions:
      - key: app
        operator: Exists
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
      at: 'spec.selector.matchExpressions[0].values',
    },
  ],
  passes: [
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchExpressions:
      - key: app
        operator: In
        values: [echo, web]
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
  source:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements',
};
