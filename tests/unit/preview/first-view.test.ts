import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { firstView } from '../../../src/preview/first-view.ts';

const PAGE = `<!doctype html><link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/favicon.svg">
<link rel="alternate" href="index.md"><link rel="stylesheet" href="https://example.com/other.css">
<script type="module" src="/_astro/page.js"></script><img src="/picture.png"><a href="/_astro/linked.js">x</a>`;
const FILES = {
  'notes/pod/index.html': PAGE,
  'notes/pod/index.md': '# Pod',
  'favicon.svg': '<svg/>',
  '_astro/a.css': 'a { color: red }',
  '_astro/page.js': `import{a as b}from"./shared.js";import"./effect.js";const c=()=>import("./late.js");`,
  '_astro/shared.js': 'import "./page.js"; export const a = "shared"',
  '_astro/effect.js': 'document.title += "!"',
  '_astro/late.js': 'export {}',
  '_astro/linked.js': 'export {}',
};
const size = (text: string) => gzipSync(text, { level: 9 }).length;

it('weighs a page with its styles, its scripts and what they import by themselves, each once', () => {
  const dist = mkdtempSync(join(tmpdir(), 'studylog-first-view-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  const loaded = ['_astro/a.css', '_astro/page.js', '_astro/shared.js', '_astro/effect.js'] as const;
  expect(firstView(dist, '/notes/pod/')).toBe(size(PAGE) + loaded.reduce((sum, path) => sum + size(FILES[path]), 0));
});
