import { Fault } from '@studylog/check/text';

/**
 * Split a command line into words as a shell would, with the quotes taken off.
 * @throws Fault for what only a shell gives meaning to.
 */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  const token = /\s*(?:((?:'[^']*'|"[^"]*"|!=|(?<=\S)[~#]|[^\s'"|&;<>()$`\\*?#~!])+)|(\S))/gy;
  for (const [, word, stray] of line.trimEnd().matchAll(token)) {
    if (word === undefined) {
      throw new Fault(
        { ko: `여기에 \`${stray}\` 글자는 쓸 수 없습니다.`, en: `\`${stray}\` is not allowed here` },
        {
          hint: {
            ko: '셸을 거치지 않습니다. kubectl 명령 하나만 적고, 이런 글자가 든 부분은 따옴표로 감싸십시오.',
            en: 'there is no shell: write one kubectl command, and quote words with such a character',
          },
        },
      );
    }
    const unquoted = word.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_all, single?: string, double?: string) => single ?? double ?? '',
    );
    if (/\p{Cc}/u.test(unquoted)) {
      throw new Fault(
        {
          ko: '명령의 따옴표 안에 줄바꿈이나 탭을 둘 수 없습니다.',
          en: 'quotes in a command cannot contain a line break, a tab or another control character',
        },
        { hint: { ko: '한 줄로 적으십시오.', en: 'write it on one line' } },
      );
    }
    words.push(unquoted);
  }
  return words;
}
