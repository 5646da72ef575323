import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { loadExample } from '../../../src/example/load.ts';
import { runExample } from '../../../src/verify/example.ts';
import { ENGLISH, inKorean } from '../../../src/verify/report/korean.ts';
import { projectWith, startEmbedded } from './helpers.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

const ECHO = 'pod/echo/example.yaml';
const MANIFEST = 'pod/echo/manifest.yaml';

it.each([
  ['a field that differs', { [ECHO]: (yaml: string) => yaml.replace('phase: Running', 'phase: Failed') }],
  ['a log without the text', { [ECHO]: (yaml: string) => yaml.replace('steps:', LOGS) }],
  ['a refusal that did not come', { [ECHO]: (yaml: string) => yaml.replace('apply: manifest.yaml', REFUSED) }],
  ['a refused manifest', { [MANIFEST]: (yaml: string) => yaml.replace('apiVersion: v1', 'apiVersio: v1') }],
  ['restarts that did not come', { [ECHO]: (yaml: string) => yaml.replace('steps:', RESTARTS) }],
])('gives the reason for %s in Korean', async (_what, change) => {
  const example = loadExample(projectWith(['pod/echo'], change), 'pod/echo');
  const { steps } = await runExample(example, { cluster, signal: new AbortController().signal });
  const reasons = steps.flatMap(({ reason }) => reason ?? []);
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(inKorean(reason)).toMatch(/[가-힣]/);
});

const REFUSED = "apply: manifest.yaml\n    rejected: {by: server, message: 'no'}";
const LOGS = "steps:\n  - apply: manifest.yaml\n  - logs: {name: echo, text: 'never'}";
const RESTARTS = 'steps:\n  - apply: manifest.yaml\n  - restarts: {name: echo, count: 3}';

it('puts sentences within sentences into Korean too, in Korean order', () => {
  expect(inKorean('no Pod matches; the closest is echo, after 30s')).toBe(
    '30s 동안 기다렸습니다: 맞는 Pod이(가) 없습니다. 가장 가까운 것은 echo입니다',
  );
  expect(inKorean('3 of 20 requests failed: connect ECONNREFUSED')).toBe(
    '요청 20번 중 3번 실패했습니다: connect ECONNREFUSED',
  );
});

it('leaves alone what others print', () => {
  expect(inKorean('Error from server (NotFound): pods "echo" not found')).toBe(
    'Error from server (NotFound): pods "echo" not found',
  );
});

it('has no sentence that nothing says any more', () => {
  const root = join(import.meta.dirname, '../../../src');
  const files = globSync('{cluster,example,verify,cli}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('korean.ts'),
  );
  // A long sentence may be broken over several lines of source.
  const joined = files
    .map((file) => readFileSync(join(root, file), 'utf8').replace(/['`]\s*\+\s*['`]/g, ''))
    .join('\n');
  const source = joined.replaceAll("\\'", "'");
  // The longest part between holes, without the word and the punctuation that touch one: the source may put them together.
  const longest = (english: string) => {
    const parts = english.split(/\{\}|\n/).map((part) => part.trim().replace(/[:,.;]$/, ''));
    const part = parts.reduce((best, one) => (one.length > best.length ? one : best), '');
    return part.includes(' ') ? part.slice(part.indexOf(' ') + 1) : part;
  };
  expect(ENGLISH.filter((english) => !source.includes(longest(english)))).toEqual([]);
});

it('says what keeps a run from starting in Korean', () => {
  const said = inKorean(
    'Docker is not installed. Install it (https://docs.docker.com/engine/install/) and try again.\nWithout a cluster: --engine embedded',
  );
  expect(said).toBe(
    'Docker가 설치되어 있지 않습니다. 설치한 뒤(https://docs.docker.com/engine/install/) 다시 실행하십시오.\n클러스터 없이 실행하려면: --engine embedded',
  );
});
