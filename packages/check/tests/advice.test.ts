import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { parseManifest } from '../src/manifest/parse.ts';

const findingsIn = async (manifest: string): Promise<Finding[]> => await check([parseManifest('a.yaml', manifest)]);
const pod = (container: string, spec = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {a: b}}, spec: {${spec} containers: [{name: a, ${container}}]}}`;

/** What a rule suggests for a container. */
async function advice(rule: string, container: string): Promise<(string | undefined)[]> {
  return (await findingsIn(pod(container)))
    .filter((finding) => finding.rule === rule)
    .map(({ severity, hint }) => `${severity}: ${hint?.en}`);
}

describe('an image name that no node can read', () => {
  test.each([
    ['https://nginx:1.25', 'nginx:1.25'],
    ['nginx:', 'nginx'],
    ['nginx::1.25', 'nginx:1.25'],
    ['nginx: 1.25', 'nginx:1.25'],
    ['ghcr.io/Subicura/Echo:V1', 'ghcr.io/subicura/echo:V1'],
    ['Nginx', 'nginx'],
  ])('%s is mended to %s', async (image, meant) => {
    expect(await advice('malformed-image', `image: "${image}"`)).toEqual([`warning: Did you mean \`${meant}\`?`]);
  });

  test.each([
    ['nginx:$TAG', 'Write the actual value: kubectl does not replace variables or templates.'],
    ['nginx:{{ .Values.tag }}', 'Write the actual value: kubectl does not replace variables or templates.'],
    ['<your-image>', '`<your-image>` is a placeholder. Replace it, including the brackets, with the actual value.'],
  ])('%s is a value to fill in', async (image, hint) => {
    expect(await advice('malformed-image', `image: "${image}"`)).toEqual([`warning: ${hint}`]);
    expect(await advice('image-tag', `image: "${image}"`)).toEqual([]);
  });

  test.each(['my_app', 'a/b/c/d:1', 'host:5000/a', 'a.b.c/x__y--z', `a@sha512:${'0'.repeat(128)}`])(
    '%s is one that they can read',
    async (image) => {
      expect(await advice('malformed-image', `image: "${image}"`)).toEqual([]);
    },
  );
});

describe('a command in one string', () => {
  test.each(['echo hello', '/bin/sh -c ls', 'cat /etc/hosts'])('%s is no program', async (line) => {
    const hint = `warning: Write it as \`command: ["sh", "-c", "${line}"]\`.`;
    expect(await advice('command-line', `image: "b:1", command: ["${line}"]`)).toEqual([hint]);
    expect(await advice('command-line', `image: "b:1", livenessProbe: {exec: {command: ["${line}"]}}`)).toEqual([hint]);
  });

  test.each(['[echo, hello you]', '["/opt/my app/run"]', "['C:\\Program Files\\a.exe']", '[sh]', '[" sh "]'])(
    '%s may be one',
    async (command) => {
      expect(await advice('command-line', `image: "b:1", command: ${command}`)).toEqual([]);
    },
  );

  test('arguments may have spaces', async () => {
    expect(await advice('command-line', 'image: "b:1", args: ["echo hello"]')).toEqual([]);
  });
});

describe('an amount in a unit that does not fit', () => {
  test.each([
    ['limits: {memory: 512m}', 'Did you mean `512Mi`?'],
    ['requests: {ephemeral-storage: 1000m}', 'Did you mean `1000Mi`?'],
    ['limits: {cpu: 1Gi}', 'Write `2`, or `500m` for half a core.'],
  ])('%s', async (resources, hint) => {
    expect(await advice('odd-amount', `image: "b:1", resources: {${resources}}`)).toEqual([`warning: ${hint}`]);
  });

  test('also in a quota and a claim', async () => {
    const quota =
      '{apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {hard: {requests.memory: 1m, limits.cpu: 1k}}}';
    const claim =
      '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], ' +
      'resources: {requests: {storage: 1500m}}}}';
    const found = [...(await findingsIn(quota)), ...(await findingsIn(claim))];
    expect(found.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'odd-amount spec.hard["requests.memory"]',
      'odd-amount spec.resources.requests.storage',
    ]);
  });

  test('a fraction of a core is none', async () => {
    expect(await advice('odd-amount', 'image: "b:1", resources: {limits: {cpu: 500m, memory: 1M}}')).toEqual([]);
  });
});

test.each([
  ['a name', '{apiVersion: v1, kind: ConfigMap, metadata: {name: "$NAME"}}'],
  ['a label', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: "{{ .Values.a }}"}}}'],
  ['a port', pod('image: "b:1", ports: [{containerPort: $PORT}]')],
  ['an amount', pod('image: "b:1", resources: {limits: {memory: $MEMORY}}')],
])('a placeholder left in %s is named as one', async (_, manifest) => {
  expect((await findingsIn(manifest)).map(({ severity, hint }) => [severity, hint?.en])).toEqual([
    ['error', 'Write the actual value: kubectl does not replace variables or templates.'],
  ]);
});
