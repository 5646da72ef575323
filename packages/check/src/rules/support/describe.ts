import type { Node } from '../../manifest/document.ts';
import type { FieldType, Scalar } from '../../schema/schema.ts';
import type { Localized } from '../../text/localized.ts';

const SCALARS: Readonly<Record<Scalar, Localized>> = {
  string: { ko: '문자열', en: 'a string' },
  int32: { ko: '정수', en: 'an integer' },
  int64: { ko: '정수', en: 'an integer' },
  number: { ko: '숫자', en: 'a number' },
  boolean: { ko: '불리언', en: 'a boolean' },
  'int-or-string': { ko: '정수나 문자열', en: 'an integer or a string' },
  quantity: { ko: '수량', en: 'a quantity' },
  duration: { ko: '기간 문자열', en: 'a duration string' },
  'date-time': { ko: '시각 문자열', en: 'a time string' },
  'micro-time': { ko: '시각 문자열', en: 'a time string' },
  base64: { ko: '문자열', en: 'a string' },
  any: { ko: '값', en: 'a value' },
};

/** What a field takes, as a noun. */
export function describeType(type: FieldType): Localized {
  if (type.form === 'scalar') return SCALARS[type.scalar];
  if (type.form === 'enum') return SCALARS.string;
  if (type.form === 'list') return { ko: '목록', en: 'a list' };
  return { ko: '매핑', en: 'a mapping' };
}

/** What kind of value the server reads here, as a noun. */
export function describeNode(node: Node): Localized {
  if (node.kind === 'sequence') return { ko: '목록', en: 'a list' };
  if (node.kind === 'mapping') return { ko: '매핑', en: 'a mapping' };
  if (typeof node.value === 'boolean') return { ko: '불리언', en: 'a boolean' };
  if (typeof node.value === 'string') return { ko: '문자열', en: 'a string' };
  if (node.value === null) return { ko: '빈 값(null)', en: 'null' };
  return Number.isInteger(node.value) ? { ko: '정수', en: 'an integer' } : { ko: '소수', en: 'a decimal number' };
}

/** The hint that names what was most likely meant. */
export function didYouMean(text: string): Localized {
  return { ko: `혹시 \`${text}\`입니까?`, en: `Did you mean \`${text}\`?` };
}

/** The hint that shows what to write. */
export function writeAs(form: string): Localized {
  return { ko: `\`${form}\`처럼 적으십시오.`, en: `Write it as \`${form}\`.` };
}

/** More names say nothing. */
const MOST = 20;

/** `a`, `b`, `c` for a message. */
export function quoteAll(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => `\`${name}\``);
  return shown.join(', ') + (names.length > MOST ? ', …' : '');
}

/** The text of a value, short enough for a message. */
export function shorten(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
