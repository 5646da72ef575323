import type { Random } from './random.ts';

/** A change to a manifest's text, blind to its structure; undefined when it changes nothing. */
export interface TextMutator {
  readonly fault: string;
  readonly class: 'yaml' | 'valid';
  readonly times: number;
  apply(text: string, random: Random): string;
}

/** Change one line that `pattern` matches. */
function onLine(pattern: RegExp, change: (line: string, random: Random) => string) {
  return (text: string, random: Random): string => {
    const lines = text.split('\n');
    const candidates = lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
    if (candidates.length === 0) return text;
    const index = random.pick(candidates);
    lines[index] = change(lines[index]!, random);
    return lines.join('\n');
  };
}

const insertAt = (characters: readonly string[]) => (text: string, random: Random) => {
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(characters) + text.slice(at);
};

export const TEXT_MUTATORS: readonly TextMutator[] = [
  {
    fault: 'tab',
    class: 'yaml',
    times: 2,
    apply: onLine(/^ +\S/, (line, random) =>
      random.pick([line.replace(/^ +/, '\t'), line.replace(/^ {2}/, '\t'), line.replace(/: /, ':\t'), `${line}\t`]),
    ),
  },
  { fault: 'one space too many', class: 'yaml', times: 3, apply: onLine(/\S/, (line) => ` ${line}`) },
  { fault: 'one space too few', class: 'yaml', times: 2, apply: onLine(/^ +\S/, (line) => line.slice(1)) },
  { fault: 'two spaces too many', class: 'yaml', times: 2, apply: onLine(/\S/, (line) => `  ${line}`) },
  { fault: 'no space after a colon', class: 'yaml', times: 2, apply: onLine(/: /, (line) => line.replace(': ', ':')) },
  { fault: 'no colon', class: 'yaml', times: 1, apply: onLine(/:/, (line) => line.replace(':', '')) },
  {
    fault: 'no space after a dash',
    class: 'yaml',
    times: 1,
    apply: onLine(/^\s*- /, (line) => line.replace('- ', '-')),
  },
  { fault: 'no dash', class: 'yaml', times: 1, apply: onLine(/^\s*- /, (line) => line.replace('- ', '')) },
  {
    fault: 'quote or bracket not closed',
    class: 'yaml',
    times: 2,
    apply: onLine(/[:\]}"']/, (line, random) =>
      random.pick([
        line.replace(/: /, ': "'),
        line.replace(/[\]}"']/, ''),
        line.replace(/: /, ': ['),
        line.replace(/: /, ": '"),
      ]),
    ),
  },
  {
    fault: 'line left out',
    class: 'yaml',
    times: 3,
    apply: (text, random) =>
      text
        .split('\n')
        .toSpliced(random.below(text.split('\n').length), 1)
        .join('\n'),
  },
  { fault: 'line given twice', class: 'yaml', times: 2, apply: onLine(/\S/, (line) => `${line}\n${line}`) },
  {
    fault: 'text cut off',
    class: 'yaml',
    times: 2,
    apply: (text, random) => text.slice(0, 20 + random.below(Math.max(1, text.length - 20))),
  },
  {
    fault: 'character left out',
    class: 'yaml',
    times: 3,
    apply: (text, random) => {
      const at = random.below(text.length);
      return text.slice(0, at) + text.slice(at + 1);
    },
  },
  {
    fault: 'stray character',
    class: 'yaml',
    times: 4,
    apply: insertAt([
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      "'",
      '#',
      '&',
      '*',
      '!',
      '|',
      '>',
      '@',
      '%',
      '`',
      '-',
      '?',
      ' ',
      '\n',
      '\t',
      '\\',
      '=',
      '~',
      'x',
      '0',
      'ㅎ',
    ]),
  },
  {
    fault: 'control character',
    class: 'yaml',
    times: 1,
    apply: insertAt(['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '\ud83d\ude00']),
  },
  {
    fault: 'directive',
    class: 'yaml',
    times: 1,
    apply: (text, random) => `${random.pick(['%YAML 1.1', '%YAML 1.2', '%TAG ! tag:x,2026:', '%FOO'])}\n---\n${text}`,
  },
  {
    fault: 'alias or anchor',
    class: 'yaml',
    times: 1,
    apply: onLine(/: [^|>{["']/, (line, random) =>
      line.replace(/: .*/, random.pick([': *none', ': &a x', ': &a', ': *'])),
    ),
  },
  {
    fault: 'tag',
    class: 'yaml',
    times: 2,
    apply: onLine(/: [^|>{[]/, (line, random) =>
      line.replace(
        ': ',
        random.pick([': !!str ', ': !!int ', ': !own ', ': !!bool ', ': ! ', ': !!null ', ': !!float ', ': !!map ']),
      ),
    ),
  },
  { fault: 'CRLF', class: 'valid', times: 1, apply: (text) => text.replaceAll('\n', '\r\n') },
  { fault: 'byte order mark', class: 'valid', times: 1, apply: (text) => `\ufeff${text}` },
  {
    fault: 'comments and blank lines',
    class: 'valid',
    times: 1,
    apply: onLine(/: \w+$/, (line) => `# 설명\n\n${line} # comment`),
  },
  {
    fault: 'document markers',
    class: 'valid',
    times: 1,
    apply: (text, random) =>
      random.pick([`---\n${text}`, `--- # one\n${text}...\n`, `\n\n---\n${text}`, `${text}---\n`]),
  },
  { fault: 'no line end at the end', class: 'valid', times: 1, apply: (text) => text.trimEnd() },
];
