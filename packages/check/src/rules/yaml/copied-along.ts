import type { Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';

/** @param lines numbers of lines, parted by commas. */
function removeLines(lines = ''): Localized {
  if (!lines.includes(',')) return { ko: '이 줄을 지우십시오.', en: 'Remove the line.' };
  return { ko: `함께 복사된 줄을 지우십시오: ${lines}`, en: `Remove the lines ${lines}.` };
}

const REMOVE_MARK: Localized = { ko: '모든 줄에서 지우십시오.', en: 'Remove it from every line.' };

export const rule: Rule = {
  id: 'copied-along',
  class: 'yaml',
  severity: 'error',
  problems: {
    'line-numbers': () => ({
      message: {
        ko: '줄 번호가 함께 복사되었습니다.',
        en: 'The line numbers were copied along.',
      },
      hint: { ko: '모든 줄에서 번호를 지우십시오.', en: 'Remove the number from every line.' },
    }),
    'line-marks': ({ detail }) => ({
      message: {
        ko: `줄마다 앞의 \`${detail?.mark}\` 표시가 함께 복사되었습니다.`,
        en: `The \`${detail?.mark}\` before every line was copied along.`,
      },
      hint: REMOVE_MARK,
    }),
    'copied-fence': ({ detail }) => ({
      message: {
        ko: '코드 블록을 여닫는 줄이 함께 복사되었습니다.',
        en: 'A line that opens or closes a block of code was copied along.',
      },
      hint: removeLines(detail?.lines),
    }),
    'copied-command': ({ detail }) => ({
      message: {
        ko: '터미널에 입력하는 명령이 함께 복사되었습니다.',
        en: 'A command for the terminal was copied along.',
      },
      hint: removeLines(detail?.lines),
    }),
    elided: () => ({
      message: {
        ko: '`...`은 문서를 끝내므로, 아래 내용은 다른 문서가 됩니다.',
        en: '`...` ends the document: what follows is another one.',
      },
      hint: {
        ko: '생략된 부분을 채우고 이 줄을 지우십시오.',
        en: 'Fill in what was left out here, and remove the line.',
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '매니페스트가 아닌 것이 함께 복사되었습니다', en: 'Copied along with the manifest' },
  text: {
    ko: '웹 페이지나 편집기, 터미널에서 복사할 때 줄 번호, 인용 표시, ```` ```yaml ```` 줄, `kubectl apply -f - <<EOF`와 `EOF`가 함께 들어왔습니다. 매니페스트에 속하지 않으므로 지우십시오.',
    en: 'Line numbers, marks of a quotation, a line ```` ```yaml ````, or `kubectl apply -f - <<EOF` and `EOF` came along when this was copied from a page, an editor or a terminal. They are no part of the manifest: remove them.',
  },
  fails: [
    { manifest: '1 apiVersion: v1\n2 kind: Namespace\n3 metadata:\n4   name: echo\n', at: '' },
    { manifest: '```yaml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n```\n', at: '' },
    { manifest: 'kubectl apply -f - <<EOF\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\nEOF\n', at: '' },
  ],
  passes: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: script\ndata:\n  apply.sh: |\n    kubectl apply -f - <<EOF\n    EOF\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/',
};
