import { expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { mend, withoutRefused } from '../src/fix.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { DEFAULT_VERSION } from '../src/schema/versions.ts';

/** How many findings carry a fix, and which of them are mended by it. */
async function count(text: string): Promise<{ offered: number; mended: string[] }> {
  const file = parseManifest('a.yaml', text);
  const findings = await check([file]);
  const kept = await withoutRefused([file], findings, DEFAULT_VERSION);
  return {
    offered: findings.filter(({ fix }) => fix).length,
    mended: kept.filter(({ fix }) => fix).map(({ range }) => text.slice(range.start, range.end)),
  };
}

test('a fix that leads to another error is not counted, wherever it stands among those that mend', async () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {b: 1}}
data: {x: yes}
binaryData: {x: eQ==}
immutable: 'true'
`;
  expect(await count(text)).toEqual({ offered: 3, mended: ['1', "'true'"] });
});

test('a kind is mended with its API version, whichever stands first', async () => {
  const rest =
    'metadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}}\n';
  for (const identity of ['apiVersion: v1\n# short\nkind: deploy\n', 'kind: deploy\napiVersion: v1\n']) {
    const { text } = await mend(parseManifest('a.yaml', identity + rest));
    expect(text).toBe(identity.replace('deploy', 'Deployment').replace(' v1', ' apps/v1') + rest);
  }
});

test('places that earlier fixes move are known again', async () => {
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1, b: 2, x: yes}\nbinaryData: {x: eQ==}\n';
  expect(await count(text)).toEqual({ offered: 3, mended: ['1', '2'] });
});

test('what is refused in another document keeps no fix from being counted', async () => {
  const refused = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: yes}\nbinaryData: {x: eQ==}\n';
  const misspelt = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndat: {a: b}\n';
  expect(await count(`${refused}---\n${misspelt}`)).toEqual({ offered: 2, mended: ['dat'] });
});
