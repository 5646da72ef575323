import type { Faults } from '../../fault.ts';
import { formOfHabit, habitOf } from '../../habits.ts';
import type { Entry, Node } from '../../manifest/document.ts';
import { keyPath } from '../../manifest/path.ts';
import { type Edit, joinEdits } from '../../recovery/edits.ts';
import type { Report, Resource, Rule, RuleDocs, Visit } from '../../rule.ts';
import type { ObjectType } from '../../schema/schema.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { didYouMean, quoteAll, writeAs } from '../support/describe.ts';
import type { Place } from '../support/wrong-place.ts';

const OWN_NAMESPACE: Localized = {
  ko: '같은 네임스페이스의 것만 가리킬 수 있습니다. `namespace` 필드를 지우십시오.',
  en: 'Only objects in the same namespace can be referred to. Remove `namespace`.',
};

function renaming(entry: Entry, name: string): Pick<Report, 'hint' | 'fix'> {
  return { hint: didYouMean(name), fix: { range: entry.key.range, text: name } };
}

/** The advice for entries that belong elsewhere. */
function belongs({ path, entries, isEmpty }: Place, { file: { text } }: Resource): Pick<Report, 'hint' | 'fix'> {
  const names = quoteAll(entries.map(({ key }) => key.text));
  const under = path.replace(/\[\d+\]/g, '[]');
  if (under === '')
    return { hint: { ko: `${names} 필드는 맨 바깥 단계에 적습니다.`, en: `${names} belongs at the top level.` } };
  const verb = entries.length > 1 ? 'belong' : 'belongs';
  if (!isEmpty)
    return {
      hint: { ko: `${names} 필드는 \`${under}\` 아래에 적습니다.`, en: `${names} ${verb} under \`${under}\`.` },
    };
  return {
    hint: {
      ko: `비어 있는 \`${under}\` 아래에 오도록 ${names} 줄을 들여쓰십시오.`,
      en: `Indent ${names} to put ${entries.length > 1 ? 'them' : 'it'} under \`${under}\`, which is empty.`,
    },
    fix: joinEdits(text, indented(text, entries, under.endsWith('[]') ? '- ' : '  ')),
  };
}

/** Indent the lines of entries, the first by what begins an item of a list. */
function indented(text: string, entries: readonly Entry[], first: string): Edit[] {
  const end = Math.max(entries.at(-1)!.key.range.end, entries.at(-1)!.value.range.end);
  const { start } = entries[0]!.key.range;
  const insert = (at: number, written: string): Edit => ({ range: { start: at, end: at }, text: written });
  const others = [
    ...text
      .slice(start, end)
      .trimEnd()
      .matchAll(/\n(?=[^\r\n])/g),
  ].map(({ index }) => insert(start + index + 1, '  '));
  return [insert(start, first), ...others];
}

function advise(
  visit: Visit,
  entry: Entry,
  type: ObjectType,
  { meant, place }: Pick<Faults['unknown-field'], 'meant' | 'place'>,
): Pick<Report, 'hint' | 'fix'> {
  const name = entry.key.text;
  if (meant) return renaming(entry, meant);
  const habit = habitOf(name, type);
  if (habit && !type.fields.has(habit)) return { hint: writeAs(formOfHabit(habit, visit.node)) };
  if (place) return belongs(place, visit.resource);
  const near = nearest(name, type.fields.keys());
  if (near) return { hint: didYouMean(near) };
  if (name === 'namespace' && type.fields.has('name')) return { hint: OWN_NAMESPACE };
  const known = [...type.fields.keys()];
  if (known.length === 0 || known.length > 12) return {};
  const list = quoteAll(known);
  return { hint: { ko: `쓸 수 있는 필드: ${list}`, en: `Allowed fields: ${list}` } };
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
    'unknown-field': (visit, { entry, type, meant, place }) => {
      const name = entry.key.text;
      if (isSaid(visit.node, name, type) || (place && place.entries[0] !== entry)) return;
      const typeName = type.name.slice(type.name.indexOf('.') + 1);
      visit.report({
        range: entry.key.range,
        at: keyPath(visit.path, name),
        message: { ko: `\`${name}\` 필드는 ${typeName}에 없습니다.`, en: `${typeName} has no field \`${name}\`.` },
        ...advise(visit, entry, type, { meant, place }),
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
  title: { ko: 'API에 없는 필드입니다', en: 'A field that does not exist in the API' },
  text: {
    ko: '매니페스트에 적은 키가 그 종류의 API에 없습니다. 철자나 대소문자가 틀렸거나, 들여쓰기 때문에 다른 위치에 놓인 키입니다. `kubectl apply`는 이런 매니페스트를 거부합니다. 검증을 끄면 서버가 그 키를 알리지 않고 버리므로 설정이 적용되지 않습니다.',
    en: 'The API of this kind does not have this key: it is misspelt, has the wrong letter case, or is indented to the wrong level. `kubectl apply` rejects such a manifest. With validation turned off, the server silently drops the key, and the setting has no effect.',
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
