import { Fault } from '@studylog/check/text';
import { expect, test } from 'vitest';
import { type Flag, parseFlags } from '../../../src/example/kubectl/flags.ts';

const FLAGS: readonly Flag[] = [
  { name: '--previous', short: '-p' },
  { name: '--container', short: '-c', value: { pattern: /^[^-]/ } },
  { name: '--tail', value: { pattern: /^-?\d+$/, shown: { ko: '정수', en: 'a whole number' } } },
];

function read(words: string) {
  const { given, operands } = parseFlags(words.split(' '), FLAGS, 'logs');
  return [...given.map(({ flag, value }) => `${flag.name}=${value}`), ...operands].join(' ');
}

test.each([
  ['-c db echo', '--container=db echo'],
  ['-cdb echo', '--container=db echo'],
  ['-c=db echo', '--container=db echo'],
  ['--container db echo', '--container=db echo'],
  ['--container=db echo', '--container=db echo'],
  ['--container=a=b echo', '--container=a=b echo'],
  ['-pc db echo', '--previous=true --container=db echo'],
  ['-pcdb echo', '--previous=true --container=db echo'],
  ['-pc=db echo', '--previous=true --container=db echo'],
  ['-cp echo', '--container=p echo'],
  ['-p echo', '--previous=true echo'],
  ['-p=false echo', '--previous=false echo'],
  ['-p true', '--previous=true true'],
  ['--previous false', '--previous=true false'],
  ['-c= echo', '--container== echo'],
  ['--tail -1 echo', '--tail=-1 echo'],
  ['echo -c a -c b', '--container=a --container=b echo'],
  ['echo - -p', '--previous=true echo -'],
])('reads `%s` as kubectl does', (words, meaning) => {
  expect(read(words)).toBe(meaning);
});

test.each([
  ['-pn kube-system', '`-n`', 'an example runs in its own namespace; remove the flag'],
  ['-psdb', '`-s`', 'the run sets the cluster and the credentials; remove the flag'],
  [
    '-pf',
    '`-f`',
    'the command would never end; remove the flag and set `within` in the step, or write it in a `watch` step',
  ],
  ['--all_namespaces', '`--all_namespaces`', 'an example runs in its own namespace; remove the flag'],
  ['--contaner db', '`--contaner`', 'did you mean `--container`?'],
  ['-x', '`-x`', 'allowed flags: -p, -c, --tail'],
  ['---p', '`---p`', 'allowed flags: -p, -c, --tail'],
  ['echo -- -p', '`--`', 'leave it out'],
  ['echo -c', '`-c` needs a value', 'write -c <value>'],
  ['echo --container=', '`--container` needs a value', 'write --container <value>'],
  ['-c -p', '`-c` cannot be "-p"', 'a value cannot start with `-`'],
  ['-p=1', '`-p` cannot be "1"', 'allowed: true or false'],
  ['--tail=all', '`--tail` cannot be "all"', 'allowed: a whole number'],
])('refuses `%s`, with what to do', (words, said, hint) => {
  const fault = faultOf(() => read(words));
  expect(fault.said.en).toContain(said);
  expect(fault.hint?.en).toBe(hint);
  expect(`${fault.said.ko} ${fault.hint?.ko}`).toMatch(/[가-힣]/);
});

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
