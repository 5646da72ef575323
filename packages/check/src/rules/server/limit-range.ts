import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { amounts } from '../support/resources.ts';
import { field, fieldAt, items, type Spot, text } from '../support/spot.ts';

/** From the least to the most. */
const ORDER = ['min', 'defaultRequest', 'default', 'max'];

const written = ({ node }: Spot): string => (node.kind === 'scalar' ? node.text : '');

/** Report the first amount of each resource that exceeds an upper bound of it. */
function checkOrder(visit: Visit<MappingNode>, names: readonly string[]): void {
  const lists = names.map((name) => ({ name, amounts: amounts(field(visit, name)) }));
  const reported = new Set<string>();
  for (const [index, upper] of lists.entries()) {
    for (const lower of lists.slice(0, index)) {
      for (const [resource, { spot, value }] of upper.amounts) {
        const least = lower.amounts.get(resource);
        if (!least || least.value <= value || reported.has(resource)) continue;
        reported.add(resource);
        const [low, high] = [`${lower.name} ${written(least.spot)}`, `${upper.name} ${written(spot)}`];
        visit.report(
          finding(
            least.spot,
            {
              ko: `${resource}: \`${low}\` 값이 \`${high}\`보다 큽니다.`,
              en: `${resource}: \`${low}\` is greater than \`${high}\`.`,
            },
            {
              ko: `\`${lower.name}\` 값은 \`${upper.name}\` 값을 넘을 수 없습니다.`,
              en: `\`${lower.name}\` cannot be greater than \`${upper.name}\`.`,
            },
          ),
        );
      }
    }
  }
}

export const rule: Rule = {
  id: 'limit-range',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.LimitRangeItem': (visit) => {
      const type = text(visit, 'type');
      checkOrder(visit, type === 'Pod' ? ['min', 'max'] : ORDER);
      for (const name of type === 'Pod' ? ['default', 'defaultRequest'] : []) {
        const spot = field(visit, name);
        if (!spot || (spot.node.kind === 'mapping' && spot.node.entries.length === 0)) continue;
        visit.report(
          finding(
            spot,
            { ko: `\`type: Pod\`에는 \`${name}\` 값을 쓸 수 없습니다.`, en: `\`type: Pod\` cannot have \`${name}\`.` },
            { ko: '`type: Container`에 적으십시오.', en: 'Move it to `type: Container`.' },
          ),
        );
      }
      if (type !== 'PersistentVolumeClaim' || fieldAt(visit, 'min', 'storage') || fieldAt(visit, 'max', 'storage'))
        return;
      visit.report(
        finding(
          visit,
          {
            ko: '`type: PersistentVolumeClaim`에는 `storage` 한도가 필요합니다.',
            en: '`type: PersistentVolumeClaim` requires a limit for `storage`.',
          },
          { ko: '`min`이나 `max`에 `storage`를 적으십시오.', en: 'Add `storage` to `min` or `max`.' },
        ),
      );
    },
    'core/v1.LimitRangeSpec': (visit) => {
      const seen = new Set<string>();
      for (const item of items(visit, 'limits')) {
        const type = text(item, 'type');
        if (!type) continue;
        if (seen.has(type))
          visit.report(
            finding(
              field(item, 'type')!,
              {
                ko: `${quote(type)} 한도가 앞에 이미 있습니다.`,
                en: `Limits for ${quote(type)} are already given above.`,
              },
              { ko: '하나로 합치십시오.', en: 'Combine them.' },
            ),
          );
        seen.add(type);
      }
    },
  },
};

/* @__NO_SIDE_EFFECTS__ */
const range = (item: string): string =>
  `apiVersion: v1\nkind: LimitRange\nmetadata:\n  name: team\nspec:\n  limits:\n    - ${item}\n`;

export const docs: RuleDocs = {
  title: { ko: 'LimitRange의 한도가 서로 맞지 않습니다', en: 'The limits of a LimitRange conflict' },
  text: {
    ko: '리소스마다 `min` ≤ `defaultRequest` ≤ `default` ≤ `max`여야 합니다. `type: Pod`에는 기본값을 쓸 수 없고, `type: PersistentVolumeClaim`에는 `storage` 한도가 필요하며, 같은 `type`은 한 번만 적습니다.',
    en: 'For each resource, the order must be `min` ≤ `defaultRequest` ≤ `default` ≤ `max`. `type: Pod` cannot have defaults, `type: PersistentVolumeClaim` requires a limit for `storage`, and each `type` can appear only once.',
  },
  fails: [
    {
      manifest: range('{type: Container, min: {memory: 512Mi}, max: {memory: 256Mi}}'),
      at: 'spec.limits[0].min.memory',
    },
    { manifest: range('{type: Container, default: {cpu: 2}, max: {cpu: 1}}'), at: 'spec.limits[0].default.cpu' },
    { manifest: range('{type: Pod, default: {cpu: 2}}'), at: 'spec.limits[0].default' },
    { manifest: range('{type: PersistentVolumeClaim}'), at: 'spec.limits[0]' },
  ],
  passes: [
    range('{type: Container, min: {cpu: 100m}, defaultRequest: {cpu: 200m}, default: {cpu: 0.5}, max: {cpu: 1}}'),
    range('{type: PersistentVolumeClaim, max: {storage: 1Gi}}'),
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
