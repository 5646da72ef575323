import type { Rule, RuleDocs } from '../../rule.ts';
import { gluedHeader } from '../support/glued-header.ts';
import { quoteHint, quoteIt, unquoted } from '../support/quoting.ts';
import { lookalike } from '../support/stand-ins.ts';
import { unclosedAt } from '../support/unclosed.ts';
import { wordReason } from '../support/yaml-reasons.ts';
import { slipAt } from '../support/yaml-slips.ts';

export const rule: Rule = {
  id: 'yaml-syntax',
  class: 'yaml',
  severity: 'error',
  problems: {
    'flow-question': ({ detail, range }) => ({
      message: {
        ko: '괄호 안에서 `?`가 있는 값은 따옴표 없이 쓸 수 없습니다.',
        en: 'In brackets, a value that contains `?` needs quotes.',
      },
      hint: quoteHint(detail?.text ?? ''),
      fix: { range, text: JSON.stringify(detail?.text ?? '') },
    }),
    syntax: ({ detail, range }, { text }) => {
      const { reason = '', before = '', after = '', above = '' } = detail ?? {};
      const header = gluedHeader(text, range.start);
      if (header) return header;
      const unclosed = unclosedAt(text, range.start);
      if (unclosed) return unclosed;
      const start = range.start - before.length;
      const slip = slipAt({ reason, before, after, above }, start);
      if (slip) return slip;
      const found = unquoted(before, after);
      return found ? quoteIt(found.text, start + found.at) : wordReason(reason);
    },
    lookalike: ({ detail }) => lookalike(detail?.character ?? '', '', detail?.lines ?? ''),
    'flow-colon': () => ({
      message: {
        ko: "괄호 안에서는 따옴표 없는 값이 ':'로 시작할 수 없습니다.",
        en: "In brackets, a value without quotes cannot start with ':'.",
      },
      hint: { ko: '`"::/0"`처럼 따옴표로 감싸십시오.', en: 'Quote it, for example `"::/0"`.' },
    }),
    'long-key': ({ detail }) => ({
      message: { ko: `키가 ${detail?.limit}자보다 깁니다.`, en: `A key is longer than ${detail?.limit} characters.` },
    }),
    'bad-anchor': ({ detail }) => ({
      message: {
        ko: `앵커 이름 \`&${detail?.name}\`에 쓸 수 없는 글자가 있습니다.`,
        en: `The anchor \`&${detail?.name}\` contains a character that is not allowed.`,
      },
      hint: {
        ko: `영문자, 숫자, \`-\`, \`_\`만 쓰십시오. \`&\`로 시작하는 값은 따옴표로 감싸십시오.`,
        en: `Use letters, digits, \`-\` and \`_\`; quote a value that starts with \`&\`.`,
      },
    }),
    'bad-escape': ({ detail }) => ({
      message: {
        ko: `서버가 읽지 못하는 \`${detail?.escape}\` 이스케이프입니다.`,
        en: `The server cannot read the escape \`${detail?.escape}\`.`,
      },
      hint: { ko: `해당 문자를 그대로 적으십시오.`, en: `Write the character itself.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: 'YAML로 읽을 수 없습니다', en: 'The file is not valid YAML' },
  text: {
    ko: '파일을 YAML로 읽을 수 없습니다. 들여쓰기, 닫히지 않은 따옴표나 괄호, 빠진 콜론, `*`나 `@`로 시작하는데 따옴표가 없는 값, 공백이나 콜론처럼 보이는 다른 글자가 흔한 원인입니다. 문법 오류가 있는 문서는 더 검사하지 않습니다.',
    en: 'The file cannot be read as YAML. Common causes are wrong indentation, a quote or bracket that is not closed, a missing colon, an unquoted value that starts with `*` or `@`, and a character that only looks like a space or a colon. A document with a syntax error is not checked further.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      args: [--from, http://counter:3000/?page=1]\n',
      at: '',
    },
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n   labels: {}\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
    {
      manifest:
        'apiVersion: v1\nkind:Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
    {
      manifest:
        'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: echo\nspec:\n  schedule: */5 * * * *\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers:\n            - name: echo\n              image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
    { manifest: 'apiVersion: v1\nkind: Namespace\nmetadata:\n\u00a0 name: echo\n', at: '' },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/',
};
