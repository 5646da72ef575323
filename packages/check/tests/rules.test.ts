import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import type { Node } from '../src/manifest/document.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { findPlace, parsePath } from '../src/manifest/path.ts';
import { ruleDocs } from '../src/rules/docs.ts';
import { rules } from '../src/rules/index.ts';

async function findings(manifest: string): Promise<Finding[]> {
  return await check([parseManifest('manifest.yaml', manifest)]);
}

/** Rules of the classes whose verdict is all or nothing; bundle and advice rules may well have more to say. */
const isError = ({ severity }: Finding): boolean => severity === 'error';

describe.each(rules.map(({ id }) => id))('%s', (id) => {
  const docs = ruleDocs[id]!;

  test('has a manifest that fails and one that passes', () => {
    expect(docs.fails.length).toBeGreaterThan(0);
    expect(docs.passes.length).toBeGreaterThan(0);
  });

  test.each(docs.fails.map(({ manifest, at }) => [at, manifest]))('is found at %s', async (at, manifest) => {
    const found = await findings(manifest);
    expect(found.filter((finding) => finding.rule === id).map((finding) => finding.at ?? '')).toEqual([at]);
    expect(found.filter(isError).filter((finding) => finding.rule !== id)).toEqual([]);
  });

  test.each(docs.passes.map((manifest) => [manifest]))('is not found in\n%s', async (manifest) => {
    const found = await findings(manifest);
    expect(found.filter((finding) => finding.rule === id)).toEqual([]);
    expect(found.filter(isError)).toEqual([]);
  });

  test('says in both languages what is wrong', async () => {
    for (const { manifest } of docs.fails) {
      for (const finding of await findings(manifest)) {
        for (const { ko, en } of [finding.message, ...(finding.hint ? [finding.hint] : [])]) {
          expect(ko).toMatch(/[가-힣]/);
          expect(ko).not.toMatch(/undefined|\[object/);
          expect(en).not.toMatch(/[가-힣]|undefined|\[object/);
        }
      }
    }
    expect(docs.title.ko).toMatch(/[가-힣]/);
  });

  test('points into the file', async () => {
    for (const { manifest } of docs.fails) {
      for (const { range } of await findings(manifest)) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(manifest.length);
      }
    }
  });
});

/** A missing field's path ends in what is not there. */
function leadsSomewhere(root: Node, at: string): boolean {
  const steps = parsePath(at);
  return Boolean(findPlace(root, steps) ?? findPlace(root, steps.slice(0, -1)));
}

test('a path leads to a place in its document, or to where it should be', async () => {
  for (const { fails } of Object.values(ruleDocs)) {
    for (const { manifest } of fails) {
      const roots = parseManifest('manifest.yaml', manifest).documents.flatMap(({ root }) => root ?? []);
      const found = await findings(manifest);
      // What is read as it was meant has places that what was written lacks.
      if (found.some((finding) => finding.class === 'yaml')) continue;
      for (const { at } of found) {
        if (at)
          expect(
            roots.some((root) => leadsSomewhere(root, at)),
            at,
          ).toBe(true);
      }
    }
  }
});
