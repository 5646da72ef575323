import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { bytesOf } from '../support/bytes.ts';
import { finding, keyFinding } from '../support/finding.ts';
import { formatVisit } from '../support/formats.ts';
import { formatFault, quote } from '../support/names.ts';
import { entries, field, keyOf, textOf } from '../support/spot.ts';

const LIMIT = 1024 * 1024;

function checkKeys(visit: Visit<MappingNode>, maps: readonly string[]): number {
  // Under stringData a key replaces that of data.
  const sizes = new Map<string, number>();
  for (const map of maps) {
    for (const spot of entries(field(visit, map))) {
      const key = keyOf(spot);
      const value = textOf(spot) ?? '';
      const isEncoded = map === 'binaryData' || (map === 'data' && visit.resource.kind === 'Secret');
      sizes.set(key, isEncoded ? Math.floor((value.replace(/[\s=]/g, '').length * 3) / 4) : bytesOf(value));
      const fault = formatFault(key, 'dataKey');
      if (fault) {
        visit.report(
          keyFinding(spot, {
            ko: `${quote(key)} 키는 쓸 수 없습니다: ${fault.ko}.`,
            en: `The key ${quote(key)} is not allowed: ${fault.en}.`,
          }),
        );
      }
    }
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function checkSize(visit: Visit<MappingNode>, size: number): void {
  if (size <= LIMIT) return;
  visit.report(
    finding(visit, {
      ko: `값의 크기는 모두 ${size}바이트입니다. ${LIMIT}바이트(1MiB)까지만 담을 수 있습니다.`,
      en: `The values are ${size} bytes in total; at most ${LIMIT} bytes (1 MiB) are allowed.`,
    }),
  );
}

export const rule: Rule = {
  id: 'invalid-data-key',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ConfigMap': (visit) => {
      checkSize(visit, checkKeys(visit, ['data', 'binaryData']));
      const binary = new Set(entries(field(visit, 'binaryData')).map(({ entry }) => entry.key.text));
      for (const spot of entries(field(visit, 'data'))) {
        const key = spot.entry.key.text;
        if (binary.has(key)) {
          visit.report(
            keyFinding(spot, {
              ko: `${quote(key)} 키가 binaryData에도 있습니다.`,
              en: `The key ${quote(key)} is also in binaryData.`,
            }),
          );
        }
      }
    },
    'core/v1.Secret': (visit) => checkSize(visit, checkKeys(visit, ['data', 'stringData'])),
    'core/v1.ConfigMapKeySelector': formatVisit({ key: 'dataKey' }),
    'core/v1.SecretKeySelector': formatVisit({ key: 'dataKey' }),
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '컨피그맵이나 시크릿의 키나 크기가 허용되지 않습니다',
    en: 'A key or the size of a ConfigMap or Secret is not allowed',
  },
  text: {
    ko: '컨피그맵과 시크릿의 키는 파일 이름이 되므로 영문자, 숫자, `-`, `_`, `.`만 쓸 수 있습니다. 값은 모두 합쳐 1MiB까지입니다.',
    en: 'The keys of ConfigMaps and Secrets become file names, so only letters, digits, `-`, `_` and `.` are allowed. All values together can be at most 1 MiB.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  web/port: '3000'
`,
      at: 'data.web/port',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  web.port: '3000'
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
};
