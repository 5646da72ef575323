import type { YamlProblem } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Wording } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { asCode } from '../support/quoting.ts';
import { elided } from '../support/stand-ins.ts';

/** @param lines numbers of lines, parted by commas. */
function removeLines(lines = ''): Localized {
  if (!lines.includes(',')) return { ko: '이 줄을 지우십시오.', en: 'Remove this line.' };
  return { ko: `함께 복사된 줄을 지우십시오: ${lines}`, en: `Remove the lines ${lines}.` };
}

/** @param ko what was copied along, as a noun; `en` likewise */
function copied(ko: string, en: string): (problem: YamlProblem) => Wording {
  return ({ detail }) => {
    const text = asCode(detail?.text ?? '');
    return {
      message: {
        ko: `이 줄은 함께 복사된 ${ko}입니다: ${text}`,
        en: `This line is ${en}, copied together with the manifest: ${text}.`,
      },
      hint: removeLines(detail?.lines),
    };
  };
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
        en: 'The line numbers were copied together with the manifest.',
      },
      hint: { ko: '모든 줄에서 번호를 지우십시오.', en: 'Remove the number from every line.' },
    }),
    'line-marks': ({ detail }) => ({
      message: {
        ko: `줄마다 앞의 \`${detail?.mark}\` 표시가 함께 복사되었습니다.`,
        en: `The \`${detail?.mark}\` before every line was copied together with the manifest.`,
      },
      hint: REMOVE_MARK,
    }),
    'copied-fence': copied('코드 블록 표시', 'a code block marker'),
    'copied-prompt': copied('셸 프롬프트', 'a shell prompt'),
    'copied-command': copied('터미널 명령', 'a terminal command'),
    'copied-output': copied('`kubectl`의 출력', 'output of `kubectl`'),
    'copied-button': copied('웹 페이지의 버튼 글자', 'the text of a button'),
    'copied-language': copied('코드의 언어 이름', 'the name of a language'),
    'copied-file-name': copied('파일 이름', 'the name of a file'),
    elided: ({ detail }) => elided(detail?.text ?? ''),
  },
};

export const docs: RuleDocs = {
  title: { ko: '매니페스트가 아닌 내용이 함께 복사되었습니다', en: 'Other text was copied together with the manifest' },
  text: {
    ko: '웹 페이지나 편집기, 터미널에서 복사할 때 줄 번호, 인용 표시, ```` ```yaml ```` 줄, 언어나 파일의 이름, `코드 복사` 버튼, 셸 프롬프트, `EOF`가 함께 들어왔거나, 글쓴이가 생략한 자리에 `...`이 남아 있습니다. 매니페스트에 속하지 않으므로 지우고, 생략된 부분은 채우십시오. 생략 표시가 있는 문서에서는 없는 필드를 보고하지 않습니다.',
    en: 'Text copied from a web page, an editor or a terminal can include more than the manifest: line numbers, quotation marks, a ```` ```yaml ```` line, the name of a language or file, a `Copy code` button, a shell prompt or `EOF`. It can also contain `...` where the author left something out. Remove what is not part of the manifest, and write what was left out. In a document with such an omission, missing fields are not reported.',
  },
  fails: [
    { manifest: '1 apiVersion: v1\n2 kind: Namespace\n3 metadata:\n4   name: echo\n', at: '' },
    { manifest: '```yaml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n```\n', at: '' },
    { manifest: 'kubectl apply -f - <<EOF\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\nEOF\n', at: '' },
    { manifest: 'yaml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n', at: '' },
    { manifest: '"echo.yaml"\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n', at: '' },
    { manifest: '[root@master ~]# vi echo.yaml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n', at: '' },
    { manifest: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  hostname: echo\n  ...\n', at: '' },
  ],
  passes: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: script\ndata:\n  apply.sh: |\n    kubectl apply -f - <<EOF\n    EOF\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/',
};
