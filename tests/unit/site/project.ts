import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CONFIG_SCHEMA } from '../../../src/config/config.ts';

export const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: app
      image: ghcr.io/subicura/echo:v1
`;
export const EXAMPLE = `title: {ko: 파드, en: Pod}
summary: {ko: 파드, en: Pod}
steps:
  - apply: manifest.yaml
  - expect: {kind: Pod, metadata: {name: echo}}
`;

export const GLOSSARY = `- id: pod
  name: {ko: 파드, en: Pod}
  meaning: {ko: 가장 작은 단위입니다., en: The smallest unit.}
  note: pod
  avoid: {ko: [포드], en: [pod]}
`;

/** The configuration of a sound project. */
export const CONFIG = {
  ...CONFIG_SCHEMA.parse({ title: 'log', imageHosts: ['ghcr.io/subicura'], kubernetes: ['1.36'], notes: ['pod'] }),
};
/** The text of a configuration that lists these notes. */
export const configText = (...notes: string[]): string =>
  `export default {\n  title: 'log',\n  imageHosts: ['ghcr.io/subicura'],\n  kubernetes: ['1.36'],\n  notes: [${notes.map((slug) => `'${slug}'`).join(', ')}],\n};\n`;

/** A note whose body starts at line 7. */
export const note = (body: string, matter = 'minutes: 5'): string => `---
title: Pod
summary: A Pod.
${matter}
updated: 2026-11-22
---
${body}
`;

/** A sound project in a folder of its own: one example, embedded by one note in both languages; `files` replace or add; removed after the test. */
export function project(files: Readonly<Record<string, string | Uint8Array | undefined>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-site-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeProject(root, files);
  return root;
}

/** Write the files of a sound project; `files` replace or add. */
export function writeProject(
  root: string,
  files: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): void {
  const all = {
    'studylog.config.ts': configText('pod'),
    'examples/pod/echo/manifest.yaml': MANIFEST,
    'examples/pod/echo/example.yaml': EXAMPLE,
    'content/glossary.yaml': GLOSSARY,
    'content/notes/ko/pod.mdx': note('<Example id="pod/echo" />'),
    'content/notes/en/pod.mdx': note('<Example id="pod/echo" />'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
