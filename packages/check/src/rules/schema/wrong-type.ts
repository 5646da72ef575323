import type { Node, Range } from '../../manifest/document.ts';
import { resolvePlain } from '../../manifest/scalar.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { isTyped } from '../../schema/accepts.ts';
import type { FieldType } from '../../schema/schema.ts';
import type { Localized } from '../../text/localized.ts';
import { describeNode, describeType, shorten, writeAs } from '../support/describe.ts';
import { rangeOf } from '../support/finding.ts';
import { formFor, isLoneWord, plainNode, takesText } from '../support/forms.ts';
import { gluedHeader } from '../support/glued-header.ts';

/** How the manifest says it, and, where that reads otherwise than it looks, what the server makes of it. */
function messageFor(node: Node, expected: FieldType): Localized {
  const wanted = describeType(expected);
  const seen = describeNode(node);
  if (node.kind !== 'scalar') {
    return { ko: `${wanted.ko} 자리에 ${seen.ko} 값이 있습니다.`, en: `Expected ${wanted.en}, got ${seen.en}.` };
  }
  const shown = shorten(node.text);
  if (expected.form === 'scalar' && /^int/.test(expected.scalar) && Number.isInteger(node.value)) {
    const range = expected.scalar === 'int64' ? 'int64' : 'int32';
    return {
      ko: `\`${shown}\` 값은 ${range} 범위를 벗어납니다.`,
      en: `\`${shown}\` is out of range for ${range}.`,
    };
  }
  if (node.style === 'plain' && node.value !== null && String(node.value) !== node.text) {
    return {
      ko: `${wanted.ko} 자리입니다. 서버가 읽는 \`${shown}\` 값은 ${seen.ko} \`${node.value}\`입니다.`,
      en: `Expected ${wanted.en}, but the server reads \`${shown}\` as ${seen.en}, \`${node.value}\`.`,
    };
  }
  return {
    ko: `${wanted.ko} 자리에 ${seen.ko} \`${shown}\` 값이 있습니다.`,
    en: `Expected ${wanted.en}, but \`${shown}\` is ${seen.en}.`,
  };
}

const STRAIGHT: Localized = {
  ko: '이 셀렉터에는 `matchLabels` 없이 레이블을 바로 적습니다.',
  en: 'Write the labels directly in this selector, without `matchLabels`.',
};

function adviceFor(visit: Visit, expected: FieldType): Pick<Report, 'hint' | 'fix'> {
  const { node, entry } = visit;
  if (node.kind === 'mapping' && entry?.key.text === 'matchLabels') return { hint: STRAIGHT };
  const form = formFor(visit, expected);
  if (form) {
    return {
      hint: writeAs(form),
      ...(isLoneWord(node, expected) && { fix: { range: node.range, text: form.slice(form.indexOf('[')) } }),
    };
  }
  if (expected.form === 'list') {
    return {
      hint: { ko: '항목마다 `- `를 붙여 목록으로 적으십시오.', en: 'Write a list, with `- ` before each item.' },
    };
  }
  if (expected.form === 'object' || expected.form === 'map') {
    return { hint: { ko: '`키: 값`을 한 단계 들여 적으십시오.', en: 'Write `key: value` lines, indented one level.' } };
  }
  if (node.kind !== 'scalar') return {};
  if (
    typeof node.value !== 'string' &&
    takesText(expected, node.text) &&
    node.style === 'plain' &&
    node.tag === undefined
  ) {
    const text = JSON.stringify(node.text);
    return {
      hint: { ko: `따옴표로 감싸십시오: \`${text}\``, en: `Quote it: \`${text}\`.` },
      fix: { range: node.range, text },
    };
  }
  const isQuoted = node.style === 'single-quoted' || node.style === 'double-quoted';
  if (!isQuoted || expected.form !== 'scalar' || !isTyped(plainNode(node.text), expected.scalar)) return {};
  const hint = { ko: `따옴표를 빼십시오: \`${node.text}\``, en: `Remove the quotes: \`${node.text}\`.` };
  // Octal and the like would mean something else without quotes than they seem to.
  const isPlain = String(resolvePlain(node.text)) === node.text;
  return { hint, ...(isPlain && { fix: { range: node.range, text: node.text } }) };
}

/** A multi-line text whose `|` has no space before it, so that it was read as part of the value. */
function gluedHeaderIn({ node, resource }: Visit): Partial<Report> {
  const header = node.kind === 'scalar' ? gluedHeader(resource.file.text, node.range.end) : undefined;
  return header?.range && header.range.start > node.range.start ? header : {};
}

/** What to mark: the brackets if one value is expected, the first key of an item without its dash, otherwise what marks any value. */
function placeOf(visit: Visit, expected: FieldType): Range {
  const { node } = visit;
  if (node.kind !== 'scalar' && node.flow && /scalar|enum/.test(expected.form)) return node.range;
  const isItem = node.kind === 'mapping' && !node.flow && formFor(visit, expected)?.startsWith('- ');
  return isItem ? node.entries[0]!.key.range : rangeOf(visit);
}

export const rule: Rule = {
  id: 'wrong-type',
  class: 'schema',
  severity: 'error',
  faults: {
    'wrong-type': (visit, { expected }) =>
      visit.report({
        range: placeOf(visit, expected),
        at: visit.path,
        message: messageFor(visit.node, expected),
        ...adviceFor(visit, expected),
        ...gluedHeaderIn(visit),
      }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '값의 타입이 다릅니다', en: 'A value has the wrong type' },
  text: {
    ko: '필드가 받는 타입과 다른 타입의 값입니다. 서버는 따옴표 없는 값을 YAML 1.1 방식으로 읽습니다. `yes`, `on`, `n`은 불리언이 되고 `0644`는 8진수, `1e3`은 숫자 1000이 됩니다. 레이블, 어노테이션, 환경 변수처럼 문자열을 받는 자리에서는 따옴표로 감싸십시오.',
    en: 'The type of the value is not the type that the field accepts. The server reads unquoted values as YAML 1.1: `yes`, `on` and `n` are booleans, `0644` is octal, and `1e3` is the number 1000. Quote such values where a string is expected, as in labels, annotations and environment variables.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  debug: yes
`,
      at: 'data.debug',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  selector:
    app: echo
  ports:
    - port: "3000"
`,
      at: 'spec.ports[0].port',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  debug: "yes"
`,
  ],
  source: 'https://github.com/yaml/go-yaml/blob/v2.4.2/resolve.go',
};
