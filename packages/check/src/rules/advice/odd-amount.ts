import type { Report, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { plural } from '../../text/plural.ts';
import { didYouMean } from '../support/describe.ts';

/** What is counted in bytes, by the last part of its name: also `requests.memory` of a quota. */
const BYTES = /(^|\.)(memory|storage|ephemeral-storage|sizeLimit)$/;

/** What an amount says, and what was surely meant. */
function oddity(name: string, amount: string): Pick<Report, 'message' | 'hint'> | undefined {
  const [, number, unit] = /^(\d+)(m|[KMGT]i)$/.exec(amount) ?? [];
  if (unit === 'm' && BYTES.test(name)) {
    return { message: inBytes(amount, Number(number) / 1000), hint: didYouMean(`${number}Mi`) };
  }
  if (!unit || unit === 'm' || !/(^|\.)cpu$/.test(name)) return undefined;
  return {
    message: { ko: `CPU는 바이트가 아니라 코어의 수로 적습니다.`, en: `CPU is counted in cores, not in bytes.` },
    hint: { ko: '`2`나 `500m`처럼 적으십시오.', en: 'Write `2`, or `500m` for half a core.' },
  };
}

function inBytes(amount: string, bytes: number): Localized {
  return {
    ko: `\`${amount}\` 값은 ${bytes}바이트입니다. 단위 \`m\`은 1000분의 1입니다.`,
    en: `\`${amount}\` is ${plural(bytes, 'byte')}: \`m\` means one thousandth.`,
  };
}

export const rule: Rule = {
  id: 'odd-amount',
  class: 'advice',
  severity: 'warning',
  scalars: {
    quantity: ({ node, entry, path, report }) => {
      const odd = entry && oddity(entry.key.text, node.text);
      if (odd) report({ range: node.range, at: path, ...odd });
    },
  },
};

const LIMITS = 'spec.containers[0].resources.limits';

export const docs: RuleDocs = {
  title: { ko: '단위가 맞지 않는 양입니다', en: 'A quantity has the wrong unit' },
  text: {
    ko: '서버는 받아들이지만 전혀 다른 값이 됩니다. `m`은 1000분의 1이므로 메모리 `512m`은 1바이트도 되지 않고, 이렇게 제한하면 컨테이너가 시작하지 못합니다. 메가바이트는 `M`이나 `Mi`입니다. CPU는 코어의 수이며 `500m`은 코어 반 개입니다.',
    en: 'The server accepts it, but the value is not what you meant. `m` means one thousandth, so `512m` of memory is less than one byte, and no container can start with that limit. Megabytes are `M` or `Mi`. CPU is a number of cores: `500m` is half of one.',
  },
  fails: [
    { manifest: pod('memory: 512m'), at: `${LIMITS}.memory` },
    { manifest: pod('cpu: 2Gi'), at: `${LIMITS}.cpu` },
  ],
  passes: [pod('memory: 512M'), pod('memory: 128974848'), pod('cpu: 500m'), pod('cpu: 2')],
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
};

function pod(limit: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      resources:
        limits:
          ${limit}
`;
}
