import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseManifest } from '../src/manifest/parse.ts';

const JOB = parseManifest('job.yaml', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {nonsense: 1}\n');
const REMOVED = parseManifest('old.yaml', 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n');
const VERSIONLESS = parseManifest('job.yaml', 'kind: Job\nmetadata: {name: a}\n');
const RARE = parseManifest(
  'rare.yaml',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n' +
    'spec: {os: {name: linux}, securityContext: {windowsOptions: {}}, containers: [{name: a, image: "a:1"}]}\n',
);
const MISFIT = parseManifest('misfit.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: text\n');
const LIST = parseManifest('list.yaml', '- a\n');
const UNREADABLE = parseManifest('a.yaml', 'a: [1\n');
const POD = parseManifest(
  'pod.yaml',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: "a:1"}]}\n',
);

describe('what a check needs is loaded when a file calls for it', () => {
  /** The checker as it is when it starts: nothing loaded yet. */
  async function start() {
    const [{ check }, { loadSchemaFor }] = await Promise.all([
      import('../src/check.ts'),
      import('../src/schema/load.ts'),
    ]);
    return { check, loadSchemaFor };
  }
  beforeEach(() => {
    vi.resetModules();
  });

  test.each([
    ['a kind that the notes do not use', JOB, 'unknown-field'],
    ['an API that was removed', REMOVED, 'removed-api'],
    ['a kind without its API version', VERSIONLESS, 'missing-identity'],
    ['a field that few manifests have', RARE, 'windows-pod'],
    ['a value that does not fit the schema', MISFIT, 'wrong-type'],
    ['a document that is no object', LIST, 'not-an-object'],
    ['text that cannot be read', UNREADABLE, 'yaml-syntax'],
  ])('%s', async (_, file, rule) => {
    const { check, loadSchemaFor } = await start();
    await loadSchemaFor([file]);
    expect(check([file]).map((finding) => finding.rule)).toContain(rule);
  });

  test('a slip that stands for a rare field is said by itself', async () => {
    const { check, loadSchemaFor } = await start();
    const slip = parseManifest(
      'slip.yaml',
      RARE.text.replace('os:', 'oss:').replace('windowsOptions', 'windowsOption'),
    );
    await loadSchemaFor([slip]);
    expect(check([slip]).filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ rule: 'unknown-field', at: 'spec.oss' }),
      expect.objectContaining({ rule: 'unknown-field', at: 'spec.securityContext.windowsOption' }),
    ]);
  });

  test('nothing for a Pod', async () => {
    const { check } = await start();
    expect(check([POD]).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    ['kind', JOB],
    ['field', RARE],
    ['value', MISFIT],
    ['document', LIST],
    ['text', UNREADABLE],
  ])('a %s that calls for more is refused until then, never passed', async (_, file) => {
    const { check } = await start();
    expect(() => check([file])).toThrow(/await loadSchemaFor/);
  });
});
