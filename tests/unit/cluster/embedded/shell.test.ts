import type { ProcessContext } from '@ngrok/webernetes';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../../src/cluster/embedded/command.ts';
import { ContainerFiles, Directory } from '../../../../src/cluster/embedded/kubelet/files.ts';
import { NotSimulated, parseScript } from '../../../../src/cluster/embedded/shell/parse.ts';
import type { SimulatedImage } from '../../../../src/cluster/embedded/simulated-image.ts';

const IMAGE: SimulatedImage = {
  names: ['app'],
  tags: ['latest'],
  entrypoint: ['/sbin/tini', '--'],
  command: ['node', 'app.js'],
  userland: 'busybox',
  program: async (_ctx, print) => {
    print('the program');
    return 0;
  },
};

/** Run a script; what it printed, both streams in order, and its exit code unless that is 0. */
async function run(script: string, userland: 'busybox' | 'debian' = 'busybox'): Promise<string> {
  const config = new Directory();
  config.add('key', 'value\n');
  config.add('deep/key', 'b\na\n');
  const files = new ContainerFiles([
    { at: '/tmp', directory: new Directory(), root: '', readOnly: false },
    { at: '/config', directory: config, root: '', readOnly: true },
    { at: '/one', directory: config, root: 'key', readOnly: true },
  ]);
  const env = new Map([
    ['NAME', 'a  b'],
    ['EMPTY', ''],
  ]);
  let time = Date.parse('2026-11-09T08:07:06Z');
  const sleep = async (ms: number) => {
    time += ms;
  };
  const ctx = { pod: { name: 'pod' }, sleep } as unknown as ProcessContext;
  const now = () => new Date(time);
  let text = '';
  const write = (piece: string) => {
    text += piece;
  };
  const streams = { out: write, error: write };
  const code = await runCommand({ ...IMAGE, userland }, { ctx, files, env, now }, ['sh', '-c', script], streams);
  return code === 0 ? text : `${text}(${code})`;
}

describe('a script', () => {
  it.each([
    ['words and quotes', `echo a  b 'c  d' "e  f" g\\ h ''`, 'a b c  d e  f g h \n'],
    ['an unquoted variable at blanks', `echo $NAME "$NAME" x\${NAME}y`, 'a b a  b xa by\n'],
    ['nothing for an empty variable', `echo $EMPTY "$EMPTY" \${EMPTY:-none}`, ' none\n'],
    ['no expansion in single quotes', `echo '$NAME' "\\$NAME" $`, '$NAME $NAME $\n'],
    ['assignments', 'A=1; B="$A 2"; echo $B', '1 2\n'],
    ['the output of a command', 'echo "<$(echo a; echo)>" $(echo b c)', '<a> b c\n'],
    ['exit codes', 'false; echo $?; true; echo $?; exit 3; echo no', '1\n0\n(3)'],
    ['the code of the last command', 'false || false', '(1)'],
    ['lists from left to right', 'true || echo a && echo b; false && echo c || echo d', 'b\nd\n'],
    ['an exit that stays in $(…)', 'echo $(echo a; exit 4); echo $?', 'a\n0\n'],
    ['pipes', 'echo b > /tmp/f; echo a >> /tmp/f; cat /tmp/f | sort | grep a', 'a\n'],
    ['the code of a pipe’s last command', 'false | true; true | grep a', '(1)'],
    ['redirections', 'echo a > /tmp/f; echo b > /tmp/f; sort < /tmp/f; cat /tmp/no 2>/dev/null || echo c', 'b\nc\n'],
    ['one stream into the other', 'cat /tmp/no > /tmp/f 2>&1; grep -q open /tmp/f && echo said', 'said\n'],
    ['if, elif, else', 'if false; then echo a; elif [ a = a ]; then echo b; else echo c; fi', 'b\n'],
    ['nothing of an if that does not hold', 'if [ a != a ]; then echo a; fi; echo $?', '0\n'],
    ['until', 'until [ -f /tmp/f ]; do echo wait; touch /tmp/f; done; echo done', 'wait\ndone\n'],
    ['while over several lines', 'while\n  false\ndo\n  :\ndone', ''],
    ['comments and joined lines', '# first\necho a \\\n  b # last\n', 'a b\n'],
    ['exec in place of the shell', 'exec echo a; echo b', 'a\n'],
    ['the program of its image', 'echo first && node app.js', 'first\nthe program\n'],
    ['what the container is called, and the time', 'hostname; date', 'pod\nMon Nov  9 08:07:06 UTC 2026\n'],
    [
      'sleeps and loops in simulated time',
      'sleep 54; until [ "$(date)" = "Mon Nov  9 08:08:01 UTC 2026" ]; do true; done; date',
      'Mon Nov  9 08:08:01 UTC 2026\n',
    ],
    ['words that are reserved elsewhere', 'echo if then done', 'if then done\n'],
  ])('runs %s', async (_what, script, output) => {
    expect(await run(script)).toBe(output);
  });

  it.each([
    [
      'cat /tmp/a',
      "cat: can't open '/tmp/a': No such file or directory\n(1)",
      'cat: /tmp/a: No such file or directory\n(1)',
    ],
    ['cat < /tmp/a', "sh: can't open /tmp/a: no such file\n(1)", 'sh: 1: cannot open /tmp/a: No such file\n(1)'],
    [
      'echo > /tmp/a/b',
      "sh: can't create /tmp/a/b: nonexistent directory\n(1)",
      'sh: 1: cannot create /tmp/a/b: Directory nonexistent\n(1)',
    ],
    [
      'echo a > /config/a',
      "sh: can't create /config/a: Read-only file system\n(1)",
      'sh: 1: cannot create /config/a: Read-only file system\n(1)',
    ],
    [
      'touch /config/key',
      'touch: /config/key: Read-only file system\n(1)',
      "touch: cannot touch '/config/key': Read-only file system\n(1)",
    ],
    [
      'rm /config/key',
      "rm: can't remove '/config/key': Read-only file system\n(1)",
      "rm: cannot remove '/config/key': Read-only file system\n(1)",
    ],
    [
      'mkdir /tmp/a/b',
      "mkdir: can't create directory '/tmp/a/b': No such file or directory\n(1)",
      "mkdir: cannot create directory '/tmp/a/b': No such file or directory\n(1)",
    ],
    [
      'ls /tmp/a',
      'ls: /tmp/a: No such file or directory\n(1)',
      "ls: cannot access '/tmp/a': No such file or directory\n(2)",
    ],
  ])('says of files what the tools of the image say: %s', async (script, busybox, debian) => {
    expect(await run(script)).toBe(busybox);
    expect(await run(script, 'debian')).toBe(debian);
  });

  it.each([
    ['ls /config; ls /config/deep; ls /one', 'deep\nkey\nkey\n/one\n'],
    ['cat /one /config/deep/key', 'value\nb\na\n'],
    ['mkdir -p /tmp/a/b && echo x > /tmp/a/b/c; cat /tmp/a//b/../b/c; ls /tmp/a', 'x\nb\n'],
    ['rm -f /tmp/none; [ -d /config/deep ] && [ -e /one ] && [ -s /one ] || echo no', ''],
  ])('sees files: %s', async (script, output) => {
    expect(await run(script)).toBe(output);
  });
});

it.each([
  ['a variable', 'A=aaaaaaaaaaaaaaaa; while true; do A="$A$A"; done', '(137)'],
  ['the output of a command', 'A=aaaaaaaaaaaaaaaa; while true; do A=$(echo $A$A); done', '(137)'],
  [
    'a file',
    'echo aaaaaaaaaaaaaaaa > /tmp/a; while cat /tmp/a /tmp/a >> /tmp/b; do cat /tmp/b > /tmp/a; done',
    /^cat: .*: No space left on device\n/,
  ],
])('does not let a script fill the memory with %s', async (_what, script, output) => {
  expect(await run(script)).toMatch(output);
});

it('does not read scripts that go deeper and deeper', () => {
  expect(() => parseScript('echo $('.repeat(10_000))).toThrow(NotSimulated);
});

describe('a script that is not simulated', () => {
  it.each([
    ['for i in a; do echo $i; done', 'for'],
    ['case a in a) echo;; esac', 'case'],
    ['echo a & echo b', '&'],
    ['(echo a)', '('],
    ['{ echo a; }', '{'],
    ['! false', '!'],
    ['echo `date`', '`'],
    ['echo *.txt', '*'],
    ['echo ~', '~'],
    ['echo $((1+1))', '$(('],
    ['echo $1', '$1'],
    [`echo \${A%x}`, `\${A`],
    ['cat <<END\na\nEND', '<<'],
    ['echo a >&2', '>&'],
    ['A=1 env', 'A='],
    ['f() { echo; }', '()'],
    ['while true; do echo a', 'end'],
    ['echo "a', 'end'],
    ["echo 'a", "'a"],
    ['if true; then echo a', 'end'],
    ['if true; fi', 'fi'],
    ['echo a;; echo b', ';'],
    ['done', 'done'],
    ['echo a )', ')'],
    ['a &&', 'end'],
    ['| a', '|'],
  ])('is refused by name: %s', (script, named) => {
    let said: NotSimulated['said'] | undefined;
    try {
      parseScript(script);
    } catch (fault) {
      expect(fault).toBeInstanceOf(NotSimulated);
      said = (fault as NotSimulated).said;
    }
    expect(said?.en).toContain(named);
    expect(said?.ko).toContain(named === 'end' ? '끝' : named);
  });
});
