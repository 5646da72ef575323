import type { Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { didYouMean, shorten } from '../support/describe.ts';

// What resource.ParseQuantity takes: `.5`, `5.`, `+1`, `1E`, `1e3`, and even a lone point for 0. Spaces around it are taken off,
// but not tabs and line breaks, which are escapes still when that is done.
const QUANTITY = /^[ \xa0]*[-+]?(\d+(\.\d*)?|\.\d*)([numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?[ \xa0]*$/;
const NUMBER = /^([-+]?[\d.]+)\s*(.*)$/;

/** Units as people write them, to the API's. */
const UNITS: Readonly<Record<string, string>> = {
  K: 'k',
  KB: 'k',
  KIB: 'Ki',
  MB: 'M',
  MIB: 'Mi',
  GB: 'G',
  GIB: 'Gi',
  TB: 'T',
  TIB: 'Ti',
  KI: 'Ki',
  MI: 'Mi',
  GI: 'Gi',
  TI: 'Ti',
  G: 'G',
  T: 'T',
};

function adviceFor(text: string): { hint: Localized } {
  const [, number, unit = ''] = NUMBER.exec(text) ?? [];
  const meant = UNITS[unit.toUpperCase()];
  if (number && meant) {
    return { hint: didYouMean(number + meant) };
  }
  return {
    hint: {
      ko: '`500m`, `1.5`, `128Mi`, `1Gi`처럼 숫자 뒤에 단위를 붙여 적으십시오.',
      en: 'Write a number with its unit, such as `500m`, `1.5`, `128Mi` or `1Gi`.',
    },
  };
}

export const rule: Rule = {
  id: 'invalid-quantity',
  class: 'schema',
  severity: 'error',
  scalars: {
    quantity: ({ node, path, report }) => {
      if (QUANTITY.test(String(node.value))) return;
      const shown = shorten(node.text);
      report({
        range: node.range,
        at: path,
        message: { ko: `\`${shown}\` 값은 수량이 아닙니다.`, en: `\`${shown}\` is not a quantity.` },
        ...adviceFor(node.text.trim()),
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '수량의 형식이 잘못되었습니다', en: 'A value is not a quantity' },
  text: {
    ko: 'CPU, 메모리, 저장 공간은 수량으로 적습니다. 10진 단위는 `m`, `k`, `M`, `G`, `T`, 2진 단위는 `Ki`, `Mi`, `Gi`, `Ti`입니다. 대소문자를 구별하며 `MB`나 `GiB`처럼 `B`를 붙이지 않습니다.',
    en: 'CPU, memory and storage are quantities. Decimal units are `m`, `k`, `M`, `G` and `T`; binary units are `Ki`, `Mi`, `Gi` and `Ti`. Units are case-sensitive, and have no `B` at the end: not `MB` or `GiB`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      resources:
        limits:
          memory: 128MB
`,
      at: 'spec.containers[0].resources.limits.memory',
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
      resources:
        limits:
          memory: 128Mi
          cpu: .5
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
};
