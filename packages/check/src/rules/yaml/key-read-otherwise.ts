import type { MappingNode } from '../../manifest/document.ts';
import { keyPath } from '../../manifest/path.ts';
import { keyName } from '../../manifest/scalar.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { field, type Spot } from '../support/spot.ts';

/** Maps whose keys people choose. */
const MAPS: Readonly<Record<string, readonly string[]>> = {
  'meta/v1.ObjectMeta': ['labels', 'annotations'],
  'meta/v1.LabelSelector': ['matchLabels'],
  'core/v1.ConfigMap': ['data', 'binaryData'],
  'core/v1.Secret': ['data', 'stringData'],
  'core/v1.ServiceSpec': ['selector'],
  'core/v1.PodSpec': ['nodeSelector'],
};

export const rule: Rule = {
  id: 'key-read-otherwise',
  class: 'yaml',
  severity: 'warning',
  visit: Object.fromEntries(
    Object.entries(MAPS).map(([type, names]) => [
      type,
      (visit) => {
        for (const name of names) {
          const map = field(visit, name);
          if (map) reportKeys(visit, map);
        }
      },
    ]),
  ),
};

function reportKeys({ report }: Visit<MappingNode>, map: Spot): void {
  if (map.node.kind !== 'mapping') return;
  for (const { key } of map.node.entries) {
    const name = keyName(key);
    if (name === undefined || name === key.text) continue;
    report({
      range: key.range,
      at: keyPath(map.path, key.text),
      message: {
        ko: `서버가 읽는 \`${key.text}\` 키는 \`${name}\`입니다.`,
        en: `The server reads the key \`${key.text}\` as \`${name}\`.`,
      },
      hint: { ko: `따옴표로 감싸십시오: \`"${key.text}"\``, en: `Quote it: \`"${key.text}"\`.` },
    });
  }
}

export const docs: RuleDocs = {
  title: { ko: '서버가 다르게 읽는 키입니다', en: 'A key that the server reads differently' },
  text: {
    ko: '서버는 키도 YAML 1.1 방식으로 읽습니다. 따옴표가 없는 `on`은 `true`가 되고 `010`은 `8`이 됩니다.',
    en: 'The server also reads keys as YAML 1.1: without quotes, `on` becomes `true` and `010` becomes `8`.',
  },
  fails: [
    { manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: switches\ndata:\n  on: "1"\n', at: 'data.on' },
  ],
  passes: ['apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: switches\ndata:\n  "on": "1"\n'],
  source: 'https://yaml.org/type/bool.html',
};
