import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../unit/site/project.ts';

const COMMAND = join(import.meta.dirname, '../../bin/studylog.mjs');
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n${spec}`;

/** What a command says of a project with this manifest and these steps. */
function run(argv: string[], manifest: string, steps = '  - apply: manifest.yaml\n') {
  const root = project({
    'examples/pod/echo/manifest.yaml': manifest,
    'examples/pod/echo/example.yaml': `title: {ko: 파드, en: Pod}\nsummary: {ko: 파드, en: Pod}\nsteps:\n${steps}`,
  });
  const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const ELSEWHERE: readonly (readonly [name: string, manifest: string, place: string])[] = [
  ['container', pod('  containers: [{name: app, image: quay.io/evil/echo}]\n'), '6:35'],
  [
    'init container',
    pod(
      '  initContainers: [{name: a, image: evil/echo}]\n  containers: [{name: app, image: ghcr.io/subicura/echo:v1}]\n',
    ),
    '6:37',
  ],
  [
    'volume',
    pod(
      '  volumes: [{name: v, image: {reference: evil/files}}]\n  containers: [{name: app, image: ghcr.io/subicura/echo:v1}]\n',
    ),
    '6:42',
  ],
  [
    'host that begins like an allowed one',
    pod('  containers: [{name: app, image: ghcr.io/subicura-evil/echo:v1}]\n'),
    '6:35',
  ],
];

test.each(ELSEWHERE)(
  'the image of a %s from elsewhere is reported, and nothing is run',
  (_name, manifest, place) => {
    for (const argv of [['check'], ['verify', 'pod/echo']]) {
      const { status, output } = run(argv, manifest);
      expect(status, output).toBe(1);
      expect(output).toContain(`examples/pod/echo/manifest.yaml:${place}`);
      expect(output).toContain('imageWaivers');
      expect(output).not.toContain('passed');
    }
  },
  60_000,
);

test('the image that a step sets is held to the same list', () => {
  const manifest = pod('  containers: [{name: app, image: ghcr.io/subicura/echo:v1}]\n');
  const steps =
    '  - apply: manifest.yaml\n  - setImage: {kind: Pod, name: echo, container: app, image: evil/echo:v1}\n';
  const { status, output } = run(['verify', 'pod/echo'], manifest, steps);
  expect(status).toBe(1);
  expect(output).toContain(
    'examples/pod/echo/example.yaml:5:5: the image "evil/echo:v1" comes from a registry that is not in',
  );
});
