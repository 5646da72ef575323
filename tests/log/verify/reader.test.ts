import { describe, expect, it } from 'vitest';
import { loadExample } from '../../../src/example/load.ts';
import { differsFromPage, differsFromStep, heldTo, type ShownExample } from '../../../src/verify/reader.ts';
import { projectWith } from '../../unit/verify/helpers.ts';

const STEP = { verb: 'run', run: 'kubectl get pod echo', line: 1, column: 1, digest: '' } as const;

const page: ShownExample = {
  files: new Map(),
  addresses: new Map(),
  commands: new Map([['1', 'kubectl get pod echo']]),
  outputs: new Map([['1', 'NAME   READY   STATUS    RESTARTS   AGE\necho   1/1     Running   0          7s\n']]),
  cleanUp: [],
};

describe('a command copied from a page', () => {
  it('must be the one that the step stands for', () => {
    expect(differsFromStep(page, '1', 'kubectl get pod echo')).toEqual([]);
    expect(differsFromStep(page, '1', 'kubectl get pod')).toEqual([
      { path: 'copied from the page', expected: 'kubectl get pod', actual: 'kubectl get pod echo' },
    ]);
  });

  it('must be there', () => {
    expect(differsFromStep(page, '2', 'kubectl get pod')).toMatchObject([{ actual: 'no such command' }]);
  });

  it('is not asked for where no page is read', () => {
    expect(differsFromStep(undefined, '1', 'kubectl get pod')).toEqual([]);
  });
});

describe('what a command prints', () => {
  it('may differ from the page in ages', () => {
    const printed = 'NAME   READY   STATUS    RESTARTS   AGE\necho   1/1     Running   0          2m3s\n';
    expect(differsFromPage(page, '1', STEP, printed)).toEqual([]);
  });

  it('may not differ in what the page promises', () => {
    const printed =
      'NAME   READY   STATUS             RESTARTS   AGE\necho   0/1     CrashLoopBackOff   3          1m\n';
    expect(differsFromPage(page, '1', STEP, printed)).toMatchObject([
      { path: 'the page shows', actual: printed.trim() },
    ]);
  });

  it('has nothing to differ from where the page shows no output', () => {
    expect(differsFromPage(page, '0', STEP, 'anything')).toEqual([]);
  });

  it('is held to the page only on the version of Kubernetes that printed what it shows', () => {
    const recorded = { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' } as const;
    const digests = { files: {}, expectations: '' };
    const run = { ...recorded, date: '2026-11-22T00:00:00.000Z', seconds: 1, digests, images: [], steps: [] };
    const example = { ...loadExample(projectWith(['pod/echo']), 'pod/echo'), verified: { runs: [run] } };
    expect(heldTo(page, example, recorded, ['1.36'])).toBe(page);
    const older = heldTo(page, example, { ...recorded, kubernetes: 'v1.2.3' }, ['1.36']);
    expect(older.outputs.size).toBe(0);
    expect(older.commands).toBe(page.commands);
  });
});
