import type { Localized } from '../../text/localized.ts';

/** js-yaml's reasons, by how they begin, in plain words; the first that fits is taken. */
const REASONS: readonly (readonly [begins: string, message: Localized, hint?: Localized])[] = [
  [
    'bad indentation of a mapping entry',
    {
      ko: '들여쓰기가 잘못되었거나, 값이 끝난 뒤에 텍스트가 더 있습니다.',
      en: 'The indentation is wrong, or there is text after the end of a value.',
    },
    {
      ko: '같은 단계의 키는 같은 칸에서 시작해야 합니다. 값에 `: `나 ` #`이 있으면 따옴표로 감싸십시오.',
      en: 'Keys of the same level must start in the same column. Quote a value that contains `: ` or ` #`.',
    },
  ],
  [
    'bad indentation of a sequence entry',
    { ko: '목록 항목의 들여쓰기가 잘못되었습니다.', en: 'The indentation of this list item is wrong.' },
    {
      ko: '같은 목록의 `-`는 같은 칸에서 시작해야 합니다.',
      en: 'The `-` of every item of a list must be in the same column.',
    },
  ],
  [
    'deficient indentation',
    { ko: '들여쓰기가 모자랍니다.', en: 'This line is not indented enough.' },
    {
      ko: '따옴표나 괄호로 시작한 값이 끝났는지 확인하십시오.',
      en: 'Check whether the quoted or bracketed value before it is closed.',
    },
  ],
  [
    'can not read a block mapping entry',
    {
      ko: '`키: 값` 형식이 아닙니다. 콜론이 빠졌거나 키가 여러 줄에 걸쳐 있습니다.',
      en: 'This is not `key: value`: the colon is missing, or the key spans several lines.',
    },
    { ko: '키 뒤에 콜론과 공백을 적으십시오.', en: 'Write a colon and a space after the key.' },
  ],
  [
    "expected ':' after a mapping key",
    { ko: '키 뒤에 콜론이 없습니다.', en: 'A colon is missing after this key.' },
    { ko: '`키: 값`으로 적으십시오.', en: 'Write `key: value`.' },
  ],
  [
    'a whitespace character is expected after the key-value separator',
    { ko: '콜론 뒤에 공백이 없습니다.', en: 'A space is missing after the colon.' },
    { ko: '`키: 값`처럼 콜론 뒤를 한 칸 띄우십시오.', en: 'Write `key: value`, with a space after the colon.' },
  ],
  [
    'end of the stream or a document separator is expected',
    {
      ko: '문서가 끝난 뒤에 내용이 더 있습니다. 들여쓰기가 잘못되었을 수 있습니다.',
      en: 'There is text after the end of the document. The indentation may be wrong.',
    },
    {
      ko: '최상위 키는 모두 첫 칸에서 시작해야 합니다. 문서를 나누려면 `---`를 쓰십시오.',
      en: 'All top-level keys must start in the first column. Separate documents with `---`.',
    },
  ],
  [
    'missed comma between flow collection entries',
    {
      ko: '괄호 안의 항목 사이에 쉼표가 없거나, 괄호가 닫히지 않았습니다.',
      en: 'A comma is missing between the items in brackets, or the bracket is not closed.',
    },
    { ko: '항목을 쉼표로 나누고 괄호를 닫으십시오.', en: 'Separate the items with commas and close the bracket.' },
  ],
  [
    'unexpected end of the stream within a flow collection',
    { ko: '괄호가 닫히지 않은 채 파일이 끝났습니다.', en: 'The file ends before a bracket is closed.' },
    { ko: '`]`나 `}`로 닫으십시오.', en: 'Close it with `]` or `}`.' },
  ],
  [
    "expected the node content, but found ','",
    { ko: '쉼표 앞에 항목이 없습니다.', en: 'There is no item before this comma.' },
    { ko: '필요 없는 쉼표를 지우십시오.', en: 'Remove the extra comma.' },
  ],
  [
    'unexpected end of the stream within a',
    { ko: '따옴표가 닫히지 않은 채 파일이 끝났습니다.', en: 'The file ends before a quote is closed.' },
    { ko: '여는 따옴표와 같은 따옴표로 닫으십시오.', en: 'Close it with the same kind of quote.' },
  ],
  [
    'unexpected end of the document within a',
    { ko: '따옴표가 닫히기 전에 `---`나 `...`가 나왔습니다.', en: 'A `---` or `...` comes before a quote is closed.' },
    { ko: '여는 따옴표와 같은 따옴표로 닫으십시오.', en: 'Close it with the same kind of quote.' },
  ],
  [
    'unknown escape sequence',
    { ko: '큰따옴표 안에서 쓸 수 없는 `\\` 표기입니다.', en: 'This escape is not allowed in double quotes.' },
    { ko: '작은따옴표를 쓰거나 `\\\\`로 적으십시오.', en: 'Use single quotes, or write `\\\\`.' },
  ],
  [
    'expected hexadecimal character',
    {
      ko: '`\\x`, `\\u`, `\\U` 뒤의 16진수가 모자랍니다.',
      en: 'Hexadecimal digits are missing after `\\x`, `\\u` or `\\U`.',
    },
    {
      ko: '역슬래시를 그대로 쓰려면 작은따옴표로 감싸십시오.',
      en: 'To write a literal backslash, use single quotes.',
    },
  ],
  [
    'bad explicit indentation width',
    { ko: '`|`나 `>` 뒤의 들여쓰기 숫자가 잘못되었습니다.', en: 'The indentation number after `|` or `>` is wrong.' },
    { ko: '1에서 9까지의 숫자를 쓰거나 숫자를 빼십시오.', en: 'Use 1 to 9, or remove the number.' },
  ],
  ['repeat of a', { ko: '`|`나 `>` 뒤의 문자가 반복되었습니다.', en: 'A character after `|` or `>` is repeated.' }],
  [
    'a line break is expected',
    { ko: '`|`나 `>`가 있는 줄에 내용이 더 있습니다.', en: 'There is text after `|` or `>` on the same line.' },
    { ko: '내용은 다음 줄에 들여 적으십시오.', en: 'Start the text on the next line, indented.' },
  ],
  [
    'name of an al',
    { ko: '`*` 뒤에 별칭의 이름이 없습니다.', en: 'An alias name is missing after `*`.' },
    { ko: '`*`로 시작하는 값은 따옴표로 감싸십시오.', en: 'Quote a value that starts with `*`.' },
  ],
  [
    'name of an anchor',
    { ko: '`&` 뒤에 앵커의 이름이 없습니다.', en: 'An anchor name is missing after `&`.' },
    { ko: '`&`로 시작하는 값은 따옴표로 감싸십시오.', en: 'Quote a value that starts with `&`.' },
  ],
  [
    'alias node should not have',
    { ko: '별칭에는 앵커나 태그를 붙일 수 없습니다.', en: 'An alias cannot have an anchor or a tag.' },
  ],
  ['duplication of an anchor', { ko: '값 하나에 앵커가 둘 있습니다.', en: 'A value has two anchors.' }],
  ['duplication of a tag', { ko: '값 하나에 태그가 둘 있습니다.', en: 'A value has two tags.' }],
  [
    'undeclared tag handle',
    { ko: '선언하지 않은 태그입니다.', en: 'This tag is not declared.' },
    { ko: '`!`로 시작하는 값은 따옴표로 감싸십시오.', en: 'Quote a value that starts with `!`.' },
  ],
  [
    'tag ',
    { ko: '태그의 이름이 잘못되었습니다.', en: 'The name of this tag is not valid.' },
    { ko: '`!`로 시작하는 값은 따옴표로 감싸십시오.', en: 'Quote a value that starts with `!`.' },
  ],
  ['named tag handle', { ko: '태그의 이름이 잘못되었습니다.', en: 'The name of this tag is not valid.' }],
  [
    'unexpected end of the stream within a verbatim tag',
    { ko: '`!<`로 시작한 태그가 닫히지 않았습니다.', en: 'The tag that `!<` opens is not closed.' },
  ],
  ['directives end mark', { ko: '`%` 줄 다음에 `---`가 없습니다.', en: 'There is no `---` after the `%` line.' }],
];

const OTHERWISE: readonly [string, Localized, Localized?] = [
  '',
  { ko: 'YAML로 읽을 수 없습니다.', en: 'This cannot be read as YAML.' },
  {
    ko: '`@`, `` ` ``, `%`, `*`, `&`로 시작하는 값은 따옴표로 감싸고, 들여쓰기를 확인하십시오.',
    en: 'Quote values that start with `@`, `` ` ``, `%`, `*` or `&`, and check the indentation.',
  },
];

/** A syntax error in plain words, and what to do. */
export function wordReason(reason: string): { message: Localized; hint?: Localized } {
  const [, message, hint] = REASONS.find(([begins]) => reason.startsWith(begins)) ?? OTHERWISE;
  return { message, ...(hint && { hint }) };
}
