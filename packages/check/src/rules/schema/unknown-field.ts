import { habitOf } from '../../habits.ts';
import type { Entry, Node } from '../../manifest/document.ts';
import { entryOf, fieldPath, keyPath } from '../../manifest/path.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import type { ObjectType } from '../../schema/schema.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { didYouMean, quoteAll, writeAs } from '../support/describe.ts';
import { pathTo } from '../support/wrong-place.ts';

const OWN_NAMESPACE: Localized = {
  ko: '같은 네임스페이스의 것만 가리킬 수 있습니다. `namespace` 필드를 지우십시오.',
  en: 'only what is in the same namespace can be referred to; remove `namespace`.',
};

function renaming(entry: Entry, name: string): Pick<Report, 'hint' | 'fix'> {
  return { hint: didYouMean(name), fix: { range: entry.key.range, text: name } };
}

/** Where a field of this name belongs: in a value above, below or close beside; the nearest of them. */
function place(visit: Visit, name: string, type: ObjectType): Localized | undefined {
  const { schema, parents } = visit;
  const outer = parents.slice(0, -1);
  // What is above already holds all this, or would stand there twice.
  const above = outer.findLast(({ type, node }) => schema.type(type).fields.has(name) && !entryOf(node, name));
  const parent = outer.at(-1);
  const beside = parent && pathTo(schema, schema.type(parent.type), name, BESIDE);
  const below = pathTo(schema, type, name);
  const path = above
    ? fieldPath(above.path, name)
    : beside && !(below && name !== 'namespace' && steps(below) <= steps(beside) + 1)
      ? fieldPath(parent.path, beside)
      : below && fieldPath(visit.path, below);
  if (path === undefined) return undefined;
  const shown = path.replace(/\[\d+\]/g, '[]');
  const under = shown.slice(0, Math.max(0, shown.length - name.length - 1));
  if (under === '')
    return { ko: `\`${name}\` 필드는 맨 바깥 단계에 적습니다.`, en: `\`${name}\` belongs at the top level.` };
  return belongsUnder(name, under);
}

function belongsUnder(name: string, parent: string): Localized {
  return { ko: `\`${name}\` 필드는 \`${parent}\` 아래에 적습니다.`, en: `\`${name}\` belongs under \`${parent}\`.` };
}

/** How far down beside a value a field may be for it to have been meant. */
const BESIDE = 3;

const steps = (path: string): number => path.split('.').length;

function advise(visit: Visit, entry: Entry, type: ObjectType, meant: string | undefined): Pick<Report, 'hint' | 'fix'> {
  const name = entry.key.text;
  if (meant) return renaming(entry, meant);
  const habit = habitOf(name, type);
  if (habit && !type.fields.has(habit)) return { hint: writeAs(habit) };
  const isLabel = type.name === 'meta/v1.LabelSelector' && entry.value.kind === 'scalar';
  const belongs = isLabel ? belongsUnder(name, `${visit.path}.matchLabels`) : place(visit, name, type);
  if (belongs) return { hint: belongs };
  const near = nearest(name, type.fields.keys());
  if (near) return { hint: didYouMean(near) };
  if (name === 'namespace' && type.fields.has('name')) return { hint: OWN_NAMESPACE };
  const known = [...type.fields.keys()];
  if (known.length === 0 || known.length > 12) return {};
  const list = quoteAll(known);
  return { hint: { ko: `쓸 수 있는 필드: ${list}`, en: `fields that may stand here: ${list}` } };
}

/** Whether a key before this one stands for the same: an HTTP probe's path, and its port. */
function isSaid(node: Node, name: string, type: ObjectType): boolean {
  const habit = habitOf(name, type);
  if (!habit || node.kind !== 'mapping') return false;
  return node.entries.find(({ key }) => habitOf(key.text, type) === habit)?.key.text !== name;
}

export const rule: Rule = {
  id: 'unknown-field',
  class: 'schema',
  severity: 'error',
  faults: {
    'unknown-field': (visit, { entry, type, meant }) => {
      const name = entry.key.text;
      if (isSaid(visit.node, name, type)) return;
      const typeName = type.name.slice(type.name.indexOf('.') + 1);
      visit.report({
        range: entry.key.range,
        at: keyPath(visit.path, name),
        message: { ko: `\`${name}\` 필드는 ${typeName}에 없습니다.`, en: `${typeName} has no field \`${name}\`.` },
        ...advise(visit, entry, type, meant),
      });
    },
    'misspelt-identity': (visit, { entry, meant }) => {
      const name = entry.key.text;
      visit.report({
        range: entry.key.range,
        at: name,
        message: {
          ko: `\`${name}\` 필드는 없습니다. 모든 매니페스트에는 \`${meant}\` 필드가 있어야 합니다.`,
          en: `There is no field \`${name}\`; every manifest needs \`${meant}\`.`,
        },
        ...renaming(entry, meant),
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: 'API에 없는 필드입니다', en: 'A field that the API does not have' },
  text: {
    ko: '매니페스트에 적은 키가 그 종류의 API에 없습니다. 철자나 대소문자가 틀렸거나, 들여쓰기 때문에 다른 자리에 놓인 키입니다. `kubectl apply`는 이런 매니페스트를 거부합니다. 검증을 끄면 서버가 그 키를 조용히 버리므로, 적었는데 아무 일도 일어나지 않는 설정이 됩니다.',
    en: 'The API of this kind has no such key: it is misspelt, in the wrong letter case, or indented into the wrong place. `kubectl apply` refuses such a manifest. With validation off the server drops the key in silence, and the setting does nothing.',
  },
  fails: [
    {
      manifest: `piVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'piVersion',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  image: ghcr.io/subicura/echo:v1
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.image',
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
`,
  ],
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
};
