import type { ScalarNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(?:Z|[-+](\d\d):(\d\d))$/;

/** Whether text is a time as Go's RFC 3339 layouts read it; a MicroTime needs exactly six decimals. */
function isTime(text: string, isMicro: boolean): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return false;
  if (hour > 23 || minute > 59 || second > 59 || Number(match[8] ?? 0) > 24 || Number(match[9] ?? 0) > 60) return false;
  return !isMicro || /^\.\d{6}$/.test(match[7] ?? '');
}

function reportTime({ node, path, report }: Visit<ScalarNode>, isMicro: boolean): void {
  if (isTime(String(node.value), isMicro)) return;
  const example = isMicro ? '2026-01-31T09:00:00.000000Z' : '2026-01-31T09:00:00Z';
  report({
    range: node.range,
    at: path,
    message: { ko: '시각의 형식이 잘못되었습니다.', en: 'This is not a time in the format of the API.' },
    hint: { ko: `\`${example}\`처럼 적으십시오.`, en: `Write it like \`${example}\`.` },
  });
}

export const rule: Rule = {
  id: 'invalid-time',
  class: 'schema',
  severity: 'error',
  scalars: {
    'date-time': (visit) => reportTime(visit, false),
    'micro-time': (visit) => reportTime(visit, true),
  },
};

export const docs: RuleDocs = {
  title: { ko: '시각의 형식이 잘못되었습니다', en: 'A value is not a time' },
  text: {
    ko: '시각은 RFC 3339 형식으로, 날짜와 시각과 시간대를 모두 적습니다. 리스(Lease)처럼 마이크로초를 쓰는 필드에는 소수 여섯 자리가 있어야 합니다.',
    en: 'Write a time in RFC 3339 format, with date, time and time zone. Fields with microseconds, such as those of a Lease, need exactly six decimal places.',
  },
  fails: [
    {
      manifest: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n  creationTimestamp: 2026-01-31\n',
      at: 'metadata.creationTimestamp',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n  creationTimestamp: null\n',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n  creationTimestamp: "2026-01-31T09:00:00+09:00"\n',
  ],
  source: 'https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/apis/meta/v1/time.go',
};
