import type { painter } from '@studylog/check/command';
import {
  type FieldHelp,
  type FieldReference,
  objectBelow,
  type RequiredBy,
  type Resolved,
} from '@studylog/check/fields';
import { type Lang, widthOf } from '@studylog/check/text';

type Paint = ReturnType<typeof painter>;

/** What the log itself says of a field; undefined where it says nothing. */
export type OwnText = (field: FieldHelp) => string | undefined;

/** The words of `kubectl explain`, and for Korean readers theirs. */
const WORDS = {
  ko: {
    kind: '종류',
    version: '버전',
    field: '필드',
    fields: '필드',
    required: '필수',
    default: '기본값',
    values: '쓸 수 있는 값',
    description: '설명',
    api: 'API의 설명',
    others: (versions: string) => `다른 버전: ${versions} (--api-version)`,
    undescribed: 'API에 설명이 없습니다. 타입과 필수 여부만 기록되어 있습니다.',
    source: (version: string) => `Kubernetes v${version} API 문서(Apache-2.0)`,
    requiredBy: {
      schema: '예',
      server: '예. API 스키마에는 표시되지 않았지만, 없으면 서버가 거부합니다.',
      object: '오브젝트 자체에서는 필수, 파드 템플릿 같은 템플릿에서는 선택입니다.',
    },
  },
  en: {
    kind: 'KIND',
    version: 'VERSION',
    field: 'FIELD',
    fields: 'FIELDS',
    required: 'REQUIRED',
    default: 'DEFAULT',
    values: 'ENUM',
    description: 'DESCRIPTION',
    api: 'DESCRIPTION',
    others: (versions: string) => `other versions: ${versions} (--api-version)`,
    undescribed: 'The API has no description here, only the type and whether the field is required.',
    source: (version: string) => `Kubernetes v${version} API reference (Apache-2.0)`,
    requiredBy: {
      schema: 'yes',
      server: 'yes: the schema does not mark it, but the server rejects an object without it',
      object: 'for the object itself; optional in a template, such as a Pod template',
    },
  },
} as const satisfies Readonly<
  Record<Lang, { requiredBy: Readonly<Record<RequiredBy, string>>; [word: string]: unknown }>
>;

const INDENT = '    ';
const WIDTH = 80;

/**
 * A kind or a field in the form of `kubectl explain`, with what it lacks: default and whether it is required.
 * @param ownText what the log itself says of a field, in place of the API's text on fields below
 */
export function printed(
  found: Resolved,
  reference: FieldReference,
  ownText: OwnText,
  lang: Lang,
  paint: Paint,
): string {
  const words = WORDS[lang];
  const field = found.fields.at(-1);
  const own = field && ownText(field);
  const section = (title: string, text: string) => `${paint('strong', `${title}:`)}\n${text}\n\n`;
  const text = field ? field.description : reference.textOfType(found.below ?? '');
  const values = (field?.values ?? []).map(({ value, meaning }) => `${INDENT}${value}${meaning && `: ${meaning}`}`);
  const children = found.below === undefined ? [] : reference.fields(found.below);
  return [
    headOf(found, lang, paint),
    ...(field?.requiredBy ? [section(words.required, INDENT + words.requiredBy[field.requiredBy])] : []),
    ...(field?.defaultValue === undefined ? [] : [section(words.default, INDENT + field.defaultValue)]),
    ...(values.length > 0 ? [section(words.values, values.join('\n'))] : []),
    ...(own === undefined ? [] : [section(words.description, wrapped(own))]),
    section(own === undefined ? words.description : words.api, wrapped(text || words.undescribed)),
    ...(children.length > 0
      ? [section(words.fields, children.map((child) => childOf(child, ownText, lang, paint)).join('\n\n'))]
      : []),
    `${paint('faint', words.source(reference.schema.version))}\n`,
  ].join('');
}

/** The names and types of all fields below, as `kubectl explain --recursive` shows them. */
export function tree(found: Resolved, reference: FieldReference, lang: Lang, paint: Paint): string {
  const lines = found.below === undefined ? [] : branches(found.below, reference, lang, [found.below]);
  return `${headOf(found, lang, paint)}${paint('strong', `${WORDS[lang].fields}:`)}\n${lines.join('\n')}\n`;
}

/** @param above the types on the way down: one that holds itself is not followed */
function branches(owner: string, reference: FieldReference, lang: Lang, above: readonly string[]): string[] {
  return reference.fields(owner).flatMap((field) => {
    const below = objectBelow(field.type);
    const line = `${'  '.repeat(above.length)}${nameAndType(field, lang)}`;
    if (below === undefined || above.includes(below)) return [line];
    return [line, ...branches(below, reference, lang, [...above, below])];
  });
}

function headOf({ kind, apiVersion, otherVersions, fields }: Resolved, lang: Lang, paint: Paint): string {
  const words = WORDS[lang];
  const row = (title: string, value: string) => `${paint('strong', `${title}:`)} ${value}\n`;
  const field = fields.at(-1);
  return [
    row(words.kind, kind),
    row(words.version, apiVersion),
    ...(otherVersions.length > 0 ? [`${paint('faint', words.others(otherVersions.join(', ')))}\n`] : []),
    '\n',
    ...(field ? [row(words.field, nameAndType(field, lang)), '\n'] : []),
  ].join('');
}

const nameAndType = ({ name, typeName, requiredBy }: FieldHelp, lang: Lang): string =>
  `${name} <${typeName}>${requiredBy ? ` -${WORDS[lang].required.toLowerCase()}-` : ''}`;

function childOf(child: FieldHelp, ownText: OwnText, lang: Lang, paint: Paint): string {
  const { name } = child;
  const line = nameAndType(child, lang).slice(name.length);
  return `  ${paint('place', name)}${line}\n${wrapped(ownText(child) ?? (child.description || WORDS[lang].undescribed))}`;
}

/** Lines of words that fit, each line of the text on its own; a word that is longer stays whole. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = [''];
      for (const word of line.split(/\s+/)) {
        const last = lines.at(-1)!;
        if (last !== '' && widthOf(last) + 1 + widthOf(word) > WIDTH) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.map((part) => (part === '' ? '' : INDENT + part)).join('\n');
    })
    .join('\n');
}
