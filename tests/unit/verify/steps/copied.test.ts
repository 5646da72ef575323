import { describe, expect, it } from 'vitest';
import type { ShownExample } from '../../../../src/verify/reader.ts';
import { FILES, outcomeOf, runSteps, saidBy, type Written } from './row.ts';
import type { World } from './world.ts';

const ADDRESS = 'https://log.test/manifest.yaml';
const DRY_RUN = `apply -f ${ADDRESS} --dry-run=server`;
const WORLD: World = {
  prints: { [DRY_RUN]: {}, 'get pod': { stdout: 'echo   1/1   Running   0   5s\n' } },
  runs: { 'get pod -w': 'echo   1/1   Running   0   5s\n' },
  accepts: { line: 'kubectl delete pod echo', change: { verb: 'delete', target: { kind: 'Pod', name: 'echo' } } },
  refuses: { text: 'refuse me', by: 'server', message: 'no' },
};
const APPLY = { apply: 'manifest.yaml' };
const RUN = { run: 'kubectl get pod', within: '1s' };
const WATCH = { watch: 'kubectl get pod -w', do: [APPLY], output: { $match: 'echo' }, within: '3s' };
const DELETE = { delete: { kind: 'Pod', name: 'echo' } };

/** Run a step with what its page shows. */
function copying(step: Written, command: string, more: Partial<ShownExample> = {}, world = WORLD) {
  const shown: ShownExample = {
    files: new Map(Object.entries(FILES)),
    addresses: new Map([['manifest.yaml', ADDRESS]]),
    commands: new Map([
      ['0', command],
      ['0.0', `kubectl apply -f ${ADDRESS}`],
    ]),
    outputs: new Map(),
    cleanUp: [],
    ...more,
  };
  return runSteps([step], world, {}, { reader: { open: async () => shown, close: async () => {} } });
}

describe('what a reader copies', () => {
  it.each([
    [APPLY, `kubectl apply -f ${ADDRESS}`, 'kubectl apply -f https://log.test/other.yaml'],
    [RUN, 'kubectl get pod', 'kubectl get pods'],
    [WATCH, 'kubectl get pod -w', 'kubectl get pods -w'],
    [DELETE, 'kubectl delete pod echo', 'kubectl delete pod other'],
  ])('must be the command of %j', async (step, line, other) => {
    expect(saidBy(await copying(step, line))).toEqual([]);
    const result = await copying(step, other);
    expect(saidBy(result)).toEqual([
      'the page shows a different command',
      `copied from the page: ${line}, not ${other}`,
    ]);
    expect(result.steps[0]?.checks).toBe(0);
  });

  it('is the text that is applied', async () => {
    const files = new Map([['manifest.yaml', 'refuse me']]);
    const result = await copying(APPLY, `kubectl apply -f ${ADDRESS}`, { files });
    expect(saidBy(result)).toEqual(['server rejected manifest.yaml', 'manifest.yaml: applied, not no']);
  });

  it('must be taken by kubectl from its address, unless it is to be refused', async () => {
    const { prints: _prints, ...world } = WORLD as Record<string, unknown>;
    const refused = await copying(APPLY, `kubectl apply -f ${ADDRESS}`, {}, world);
    expect(saidBy(refused)).toEqual([
      'the command on the page is rejected in a dry run',
      `kubectl apply -f ${ADDRESS}: accepted, not error: unknown`,
    ]);
    expect(refused.steps[0]?.checks).toBe(0);
    const step = { apply: 'manifest.yaml', rejected: { by: 'server', message: 'no' } };
    const files = new Map([['manifest.yaml', 'refuse me']]);
    expect(outcomeOf(await copying(step, `kubectl apply -f ${ADDRESS}`, { files }, world))).toBe('passed');
  });

  it('must print what the page shows, but for times', async () => {
    const showing = (output: string) => copying(RUN, 'kubectl get pod', { outputs: new Map([['0', output]]) });
    expect(saidBy(await showing('echo   1/1   Running   0   41s\n'))).toEqual([]);
    expect(saidBy(await showing('echo   0/1   Pending   0   41s\n'))).toEqual([
      'the output of «kubectl get pod» is not as expected, after 1s',
      'the page shows: echo   0/1   Pending   0   41s, not echo   1/1   Running   0   5s',
    ]);
  });

  it('must keep printing what the page shows', async () => {
    const showing = (output: string) => copying(WATCH, 'kubectl get pod -w', { outputs: new Map([['0', output]]) });
    expect(saidBy(await showing('echo   1/1   Running   0   41s\necho   1/1   Running   0   43s\n'))).toEqual([]);
    expect(saidBy(await showing('echo   0/1   Pending   0   41s\n'))).toEqual([
      'the output of «kubectl get pod -w» is not as expected',
      'the page shows: echo   0/1   Pending   0   41s, not echo   1/1   Running   0   5s',
    ]);
  });
});
