import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { entries, field, fieldAt, type Spot, text, textOf } from '../support/spot.ts';

/** Keys that a type of Secret must have; of basic-auth's, one is enough. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

const EITHER = ['username', 'password'];

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}

/** A key's value, decoded; undefined where base64 is broken, which the schema's rules report. */
function decoded(spot: Spot, isPlain: boolean): string | undefined {
  const value = textOf(spot) ?? '';
  if (isPlain) return value;
  try {
    // Go's JSON takes no byte order mark.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from(atob(value.replace(/\s/g, '')), (letter) => letter.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

function checkKeys(visit: Visit<MappingNode>, type: string): void {
  const values = new Map<string, { spot: Spot; value: string | undefined }>();
  for (const map of ['data', 'stringData'] as const) {
    for (const spot of entries(field(visit, map))) {
      values.set(spot.entry.key.text, { spot, value: decoded(spot, map === 'stringData') });
    }
  }
  const missing =
    type === 'kubernetes.io/basic-auth'
      ? EITHER.some((key) => values.has(key))
        ? []
        : EITHER
      : (KEYS[type] ?? []).filter(
          (key) => !values.has(key) || (type.endsWith('ssh-auth') && values.get(key)?.value === ''),
        );
  if (missing.length > 0) {
    const list = missing.map((key) => `\`${key}\``).join(missing === EITHER ? ' / ' : ', ');
    visit.report(
      finding(
        field(visit, 'type') ?? visit,
        {
          ko: `이 타입의 시크릿에 있어야 할 키가 없습니다: ${list}.`,
          en: `This Secret does not have the keys that its type requires: ${list}.`,
        },
        { ko: '`data`나 `stringData`에 적으십시오.', en: 'Add it under `data` or `stringData`.' },
      ),
    );
    return;
  }
  const config = type.includes('docker') ? values.get(KEYS[type]?.[0] ?? '') : undefined;
  if (config?.value === undefined || isObject(config.value)) return;
  visit.report(finding(config.spot, { ko: 'JSON 오브젝트가 아닙니다.', en: 'This is not a JSON object.' }));
}

export const rule: Rule = {
  id: 'secret-type',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.Secret': (visit) => {
      const type = text(visit, 'type') ?? '';
      if (type !== 'kubernetes.io/service-account-token') {
        checkKeys(visit, type);
        return;
      }
      const annotations = fieldAt(visit, 'metadata', 'annotations');
      if (text(annotations, 'kubernetes.io/service-account.name')) return;
      visit.report(
        finding(
          field(visit, 'type')!,
          {
            ko: '어느 서비스어카운트의 토큰인지 적혀 있지 않습니다.',
            en: 'It is not specified which ServiceAccount this token belongs to.',
          },
          {
            ko: '`kubernetes.io/service-account.name` 어노테이션을 추가하십시오.',
            en: 'Add the annotation `kubernetes.io/service-account.name`.',
          },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '시크릿에 그 타입이 요구하는 키가 없습니다',
    en: 'A Secret does not have the keys that its type requires',
  },
  text: {
    ko: '시크릿의 `type`마다 있어야 할 키가 정해져 있습니다. `kubernetes.io/tls`에는 `tls.crt`와 `tls.key`가 필요합니다. 자유롭게 쓰려면 `type`을 적지 않습니다.',
    en: 'Each `type` of Secret requires certain keys: `kubernetes.io/tls` requires `tls.crt` and `tls.key`. Leave the `type` out to use keys of your own.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Secret
metadata:
  name: echo
type: kubernetes.io/tls
stringData:
  tls.crt: certificate
`,
      at: 'type',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Secret
metadata:
  name: echo
type: kubernetes.io/tls
stringData:
  tls.crt: certificate
  tls.key: key
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
};
