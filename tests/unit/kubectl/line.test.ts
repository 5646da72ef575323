import { expect, test } from 'vitest';
import { COMMANDS as OF_RUN } from '../../../src/example/kubectl/commands.ts';
import { COMMANDS } from '../../../src/kubectl/commands/index.ts';
import { complete } from '../../../src/kubectl/complete.ts';
import { ownFlags } from '../../../src/kubectl/flags.ts';
import { POD, terminal } from './terminal.ts';

const { run, workspace } = terminal({ 'pod.yaml': POD });

test.each([
  ['nope', 'error: unknown command "nope" for "kubectl"\n\nDid you mean this?\n\ttop\n'],
  ['gett', 'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n'],
  ['get pod --nope', "error: unknown flag: --nope\nSee 'kubectl get --help' for usage.\n"],
  ['get -z', "error: unknown shorthand flag: 'z' in -z\nSee 'kubectl get --help' for usage.\n"],
  ['get pod -o', "error: flag needs an argument: 'o' in -o\nSee 'kubectl get --help' for usage.\n"],
  [
    'get pod -w=x',
    'error: invalid argument "x" for "-w, --watch" flag: strconv.ParseBool: parsing "x": invalid syntax\nSee \'kubectl get --help\' for usage.\n',
  ],
  [
    'scale rs/a --replicas=x',
    'error: invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee \'kubectl scale --help\' for usage.\n',
  ],
])('a real kubectl says the same of `kubectl %s`', async (line, error) => {
  expect(await run(line)).toEqual({ out: '', error, code: 1 });
});

test.each([
  [
    'drain node-1',
    /^kubectl drain is not part of this simulation\. Available here: get, /,
    /^kubectl drain: 이 시뮬레이션에는 없습니다\. 쓸 수 있는 명령: get, /,
  ],
  [
    'get pod -A',
    /^kubectl get -A is not part of this simulation\.\n$/,
    /^kubectl get -A: 이 시뮬레이션에는 없습니다\.\n$/,
  ],
  ['get pod -n default', /Its only namespace is study\.\n$/, /네임스페이스는 study 하나입니다\.\n$/],
])('says in one line what it does not have: kubectl %s', async (line, en, ko) => {
  expect((await run(line)).error).toMatch(en);
  expect((await run(line, { lang: 'ko' })).error).toMatch(ko);
});

test('accepts the namespace of the example', async () => {
  expect((await run('get pod -n study')).code).toBe(0);
});

test('shows what there is', async () => {
  expect((await run('')).out).toMatch(/^Available Commands:\n {2}kubectl get /);
  expect((await run('get --help')).out).toMatch(/^kubectl get /);
  expect((await run('rollout')).out.match(/^ {2}kubectl rollout /gm)).toHaveLength(6);
  expect((await run('api-resources --namespaced=false --no-headers')).out.trim().split('\n')).toHaveLength(2);
  expect((await run('version')).out).toMatch(/^Client Version: v1\.36\.\d+\n/);
});

test('reads every flag that steps may use, under the same names', () => {
  for (const [name, { flags }] of Object.entries(OF_RUN)) {
    const command = COMMANDS[name]!;
    const own = ownFlags({ flags: `${command.flags} ${command.others}` });
    for (const { name: flag, short, value } of flags) {
      const same = own.find((one) => one.name === flag);
      expect({ flag, short: same?.short, takes: same?.value !== undefined }, name).toEqual({
        flag,
        short,
        takes: value !== undefined,
      });
    }
  }
});

test('completes commands, kinds, names and flags', async () => {
  await run('apply -f pod.yaml');
  const at = async (line: string) => await complete(workspace(), line);
  expect(await at('kubectl rollout re')).toEqual({ from: 16, choices: ['restart', 'resume'] });
  expect((await at('kubectl de')).choices).toEqual(['delete', 'describe']);
  expect((await at('kubectl get po')).choices).toContain('pods');
  expect(await at('kubectl get pod ')).toEqual({ from: 16, choices: ['echo'] });
  expect((await at('kubectl delete pod/e')).choices).toEqual(['pod/echo']);
  expect((await at('kubectl logs ')).choices).toEqual(['echo']);
  expect((await at('kubectl get pod --show')).choices).toEqual(['--show-kind', '--show-labels']);
  expect((await at('ls ')).choices).toEqual([]);
});
