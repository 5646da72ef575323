import { afterEach, expect, test, vi } from 'vitest';
import { isOf, prepareManifest } from '../../../src/site/browser/preview-keys.ts';
import { keysOnPage } from '../../../src/site/fields/shown-keys.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, MANIFEST, project } from './project.ts';

afterEach(() => void vi.unstubAllGlobals());

const files = (manifest: string) =>
  new ProjectFiles(project({ 'examples/pod/echo/manifest.yaml': manifest, 'content/fields.yaml': undefined }), CONFIG);

test.each([
  ['plain', MANIFEST],
  ['quoted', MANIFEST.replace('  name: echo', '  "name": echo\n  labels: {"a.b/c": x, \'d\': y, "e\\u0066": z}')],
  ['a slip', MANIFEST.replace('image:', 'imagee:')],
  ['an alias', MANIFEST.replace('  name: echo', '  name: echo\n  labels: &l {app: a}\n  annotations: *l')],
])('places of keys are of the manifest that they were found in, and of no other: %s', (_name, text) => {
  const { fields, fieldTexts: texts, examples } = files(text);
  const keys = fields.keysOf(examples[0]!.files[0]!.manifest);
  const { manifests, entries } = keysOnPage([{ name: 'a', keys }], 'en', { fields, texts, hrefOf: (path) => path });
  expect(isOf(text, manifests.a!, entries)).toBe(true);
  expect(isOf(`# new\n${text}`, manifests.a!, entries)).toBe(false);
  expect(isOf(text.slice(0, -30), manifests.a!, entries)).toBe(false);
});

test('what could not be loaded is asked for again', async () => {
  const answers = [() => Promise.reject(new TypeError()), () => new Response('', { status: 500 })];
  const fetched = vi.fn(() => (answers.shift() ?? (() => Response.json({ manifests: {}, entries: [] })))());
  vi.stubGlobal('fetch', fetched);
  const link = { pathname: '/examples/pod/echo/manifest.yaml' };
  const manifest = { parentElement: { querySelector: () => link } } as unknown as HTMLElement;
  for (const times of [1, 2, 3, 3]) {
    expect(await prepareManifest(manifest)).toBe(false);
    expect(fetched).toHaveBeenCalledTimes(times);
  }
});
