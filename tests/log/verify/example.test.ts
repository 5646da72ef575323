import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { loadExample } from '../../../src/example/load.ts';
import { runExample } from '../../../src/verify/example.ts';
import { formatFailure } from '../../../src/verify/report/failure.ts';
import { projectWith, startEmbedded } from '../../unit/verify/helpers.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

async function run(id: string, change: Parameters<typeof projectWith>[1] = {}) {
  const example = loadExample(projectWith([id], change), id);
  const result = await runExample(example, { cluster, signal: new AbortController().signal });
  return { result, text: formatFailure(example, result) };
}
const verbs = (result: Awaited<ReturnType<typeof run>>['result'], outcome: string) =>
  result.steps.filter((step) => step.outcome === outcome).map(({ verb }) => verb);

describe('an example', () => {
  it('passes, and says of what the simulation cannot do that it was skipped', async () => {
    const { result } = await run('pod/echo');
    expect(result.outcome).toBe('passed');
    expect(verbs(result, 'skipped')).toContain('run');
    expect(result.steps.filter(({ outcome }) => outcome === 'skipped').every(({ checks }) => checks === 0)).toBe(true);
  });

  it('fails on a wrong expectation with its place, both values and the diagnosis', async () => {
    const { result, text } = await run('pod/echo', {
      'pod/echo/example.yaml': (yaml) => yaml.replace('phase: Running', 'phase: Failed'),
    });
    expect(result.outcome).toBe('failed');
    expect(text).toMatch(
      /^examples\/pod\/echo\/example\.yaml:\d+:\d+: expect: no Pod matches; the closest is echo, after \d+s$/m,
    );
    expect(text).toMatch(/^ +status\.phase +Failed +Running$/m);
    expect(text).toContain('Pod/echo: Running; app ready');
    expect(text).toContain('"msg":"Server listening at http://0.0.0.0:3000"');
  });

  it('does not run what follows a failure', async () => {
    const { result } = await run('pod/echo', {
      'pod/echo/example.yaml': (yaml) => yaml.replace('phase: Running', 'phase: Failed'),
    });
    expect(verbs(result, 'not-run').length).toBe(result.steps.length - 2);
  });

  it('fails when its image cannot be had, and tells why the container waits', async () => {
    const { text } = await run('pod/echo', {
      'pod/echo/manifest.yaml': (yaml) => yaml.replace('echo:v1', 'echo:v9'),
    });
    expect(text).toMatch(/waiting \((ErrImagePull|ImagePullBackOff)/);
  });

  it('fails when what should be refused is applied', async () => {
    const { text } = await run('yaml/broken-api-version', {
      'yaml/broken-api-version/manifest.yaml': (yaml) => yaml.replace('piVersion', 'apiVersion'),
    });
    expect(text).toContain('manifest.yaml should have been rejected');
  });

  it('fails when what should be applied is refused, in the words of kubectl', async () => {
    const { text } = await run('pod/echo', {
      'pod/echo/manifest.yaml': (yaml) => yaml.replace('apiVersion: v1', 'apiVersio: v1'),
    });
    expect(text).toContain('kubectl rejected manifest.yaml');
    expect(text.replace(/\s+/g, '')).toContain('apiVersionnotset;ifyouchoosetoignoretheseerrors');
  });

  it('is skipped as a whole, never passed, when its manifest needs what the simulation lacks', async () => {
    const { result } = await run('pod/echo', {
      'pod/echo/manifest.yaml': (yaml) =>
        `${yaml.trimEnd()}\n  initContainers:\n    - name: first\n      image: redis\n      restartPolicy: Always\n`,
    });
    expect(result.outcome).toBe('skipped');
    const [lacking, followed] = result.steps.map(({ reason }) => reason);
    expect(lacking).toEqual({
      ko: 'Pod/echo: 시뮬레이션하지 않습니다: 재시작하는 초기화 컨테이너(사이드카)',
      en: 'Pod/echo: not simulated: init containers that restart (sidecars)',
    });
    expect(followed).toEqual({
      ko: `manifest.yaml 파일을 적용하지 않았습니다: ${lacking?.ko}`,
      en: `manifest.yaml was not applied: ${lacking?.en}`,
    });
    expect(result.reason).toEqual({
      ko: `${lacking?.ko}; ${followed?.ko}`,
      en: `${lacking?.en}; ${followed?.en}`,
    });
  });

  it('is skipped as a whole, never passed, when every step that would look at something was skipped', async () => {
    const { result } = await run('pod/echo', {
      'pod/echo/example.yaml': (yaml) =>
        `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n  - run: kubectl get pod\n`,
    });
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(['passed', 'skipped']);
    expect(result).toMatchObject({ outcome: 'skipped', reason: { en: 'kubectl’s output is not simulated' } });
  });

  it('is not passed when no step looks at anything', async () => {
    const { result } = await run('pod/echo', {
      'pod/echo/example.yaml': (yaml) => `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n`,
    });
    expect(result).toMatchObject({ outcome: 'skipped', reason: { en: 'no step checks anything' } });
  });

  it('ends at once when the run is interrupted', async () => {
    const example = loadExample(process.cwd(), 'pod/echo');
    const interrupt = new AbortController();
    const running = runExample(example, { cluster, signal: interrupt.signal, onStep: () => interrupt.abort() });
    await expect(running).rejects.toThrow('interrupted');
  });
});
