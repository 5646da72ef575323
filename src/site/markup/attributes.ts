import { nearest } from '@studylog/check/text';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import { type JsxElement, placeOf } from '../example-use.ts';
import type { Fault, Wording } from './fault.ts';

/** What an attribute takes: a text in quotes that must or may be there, or nothing (it stands alone). */
export type Takes = 'required' | 'optional' | 'text' | 'switch';

/** What is wrong with the attributes of an element that takes these, and no others. */
export function attributeFaults(element: JsxElement, takes: Readonly<Record<string, Takes>>): Fault[] {
  const name = element.name ?? '';
  const seen = new Set<string>();
  const faults = element.attributes.flatMap((attribute) => {
    const wording = attributeFault(attribute, name, takes, seen);
    return wording ? [{ ...placeOf(attribute.position ? attribute : element), ...wording }] : [];
  });
  const missing = Object.keys(takes).filter((key) => takes[key] === 'required' && !seen.has(key));
  // A spread may stand for what is missing; it is reported by itself.
  if (element.attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute')) return faults;
  return [
    ...faults,
    ...missing.map((key) => ({
      ...placeOf(element),
      message: { ko: `<${name}>에 \`${key}\` 속성이 없습니다.`, en: `<${name}> needs the attribute \`${key}\`` },
      hint: { ko: `<${name} ${key}="…">처럼 적으십시오.`, en: `<${name} ${key}="…">` },
    })),
  ];
}

function attributeFault(
  attribute: MdxJsxAttribute | MdxJsxExpressionAttribute,
  name: string,
  takes: Readonly<Record<string, Takes>>,
  seen: Set<string>,
): Wording | undefined {
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    return {
      message: {
        ko: `<${name}>에 \`{${attribute.value}}\`를 펼칠 수 없습니다.`,
        en: `<${name}> does not accept \`{${attribute.value}}\``,
      },
      hint: { ko: '속성마다 이름="값"으로 적으십시오.', en: 'write each attribute as name="value"' },
    };
  }
  const { name: key, value } = attribute;
  if (!Object.hasOwn(takes, key)) return unknown(name, key, Object.keys(takes));
  if (seen.has(key)) {
    return {
      message: { ko: `<${name}>에 \`${key}\` 속성이 두 번 있습니다.`, en: `<${name}> has \`${key}\` twice` },
      hint: { ko: '하나만 남기십시오.', en: 'keep one of them' },
    };
  }
  seen.add(key);
  const isSwitch = takes[key] === 'switch';
  // Words for those who do not see a picture are asked for with more words: src/site/lint/alt-texts.ts.
  if (!isSwitch && value === '' && key !== 'alt') {
    return {
      message: { ko: `<${name}>의 \`${key}\` 값이 비어 있습니다.`, en: `\`${key}\` of <${name}> is empty` },
      hint:
        takes[key] === 'required'
          ? { ko: '값을 적으십시오.', en: 'write its value' }
          : { ko: '값을 적거나 속성을 지우십시오.', en: 'write its value, or delete the attribute' },
    };
  }
  if (isSwitch ? value === null || value === undefined : typeof value === 'string') return undefined;
  const shape = isSwitch ? key : `${key}="…"`;
  return {
    message: isSwitch
      ? { ko: `<${name}>의 \`${key}\`에는 값을 적지 않습니다.`, en: `\`${key}\` of <${name}> does not take a value` }
      : {
          ko: `<${name}>의 \`${key}\` 값은 따옴표로 감싼 글이어야 합니다.`,
          en: `\`${key}\` of <${name}> must be a text in quotes`,
        },
    hint: { ko: `<${name} ${shape}>처럼 적으십시오.`, en: `write <${name} ${shape}>` },
  };
}

function unknown(name: string, key: string, known: readonly string[]): Wording {
  const meant = nearest(key, known);
  const all = known.join(', ');
  return {
    message: {
      ko: `<${name}>에 \`${key}\` 속성은 쓸 수 없습니다.`,
      en: `<${name}> has no attribute \`${key}\``,
    },
    hint: meant
      ? { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` }
      : { ko: `쓸 수 있는 속성: ${all || '없음'}`, en: `allowed: ${all || 'none'}` },
  };
}
