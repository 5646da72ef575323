import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, corpus } from '../corpus/cases.ts';
import { readVerdicts } from '../corpus/verdict.ts';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { mend } from '../src/fix.ts';
import type { ManifestFile } from '../src/manifest/document.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { toJson } from '../src/manifest/path.ts';

const cases = corpus();
const { byKey } = readVerdicts();
const fromCorpus = fc.constantFrom(...cases);

/** A manifest with a few characters put in, taken out or moved. */
const damaged = fc
  .tuple(
    fromCorpus,
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 4 }),
  )
  .map(([{ text }, edits]) =>
    edits.reduce((result, [at, length, inserted]) => {
      const start = at % (result.length + 1);
      return result.slice(0, start) + inserted + result.slice(start + length);
    }, text),
  );

const yamlCharacters = fc.string({
  unit: fc.constantFrom(...'ab01 \n\t:-?,[]{}#&*!|>\'"%@`.~=<ㅎ\r\u0000\ufeff'),
  maxLength: 200,
});

async function findingsOf(text: string): Promise<readonly Finding[]> {
  const findings = await check([parseManifest('fuzz.yaml', text)]);
  for (const { range, fix, related = [] } of findings) {
    for (const { start, end } of [range, ...(fix ? [fix.range] : []), ...related.map((place) => place.range)]) {
      if (!(start >= 0 && start <= end && end <= text.length))
        throw new Error(`${start}-${end} lies outside of ${text.length}`);
    }
  }
  return findings;
}

describe('whatever is given to the checker', () => {
  test('a damaged manifest gives findings within the file', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => void (await findingsOf(text))),
      { numRuns: 1500 },
    );
  });

  test('YAML noise gives findings within the file', async () => {
    await fc.assert(
      fc.asyncProperty(yamlCharacters, async (text) => void (await findingsOf(text))),
      { numRuns: 3000 },
    );
  });

  test('any text gives findings within the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => void (await findingsOf(text))),
      { numRuns: 1000 },
    );
  });

  test('any JSON as a manifest gives findings within the file', async () => {
    const manifest = fc.record({
      apiVersion: fc.constant('v1'),
      kind: fc.constantFrom('Pod', 'Service', 'Secret'),
      metadata: fc.jsonValue(),
      spec: fc.jsonValue(),
      data: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(manifest, async (value) => void (await findingsOf(JSON.stringify(value)))),
      { numRuns: 1000 },
    );
  });
});

describe('--fix', () => {
  const mendAlone = async (file: ManifestFile) => await mend(file);
  const meaning = (text: string) => parseManifest('x', text).documents.map(({ root: node }) => node && toJson(node));
  const sample = cases.filter((_, index) => index % 7 === 0);

  test('mends nothing more when run again', async () => {
    for (const { text } of sample) {
      const once = (await mendAlone(parseManifest('fuzz.yaml', text))).text;
      expect((await mendAlone(parseManifest('fuzz.yaml', once))).text).toBe(once);
    }
  }, 120_000);

  test('keeps the meaning of every manifest in which neither a real server nor the checker finds an error', async () => {
    // What the checker cannot read at all has no meaning to keep: the known gaps of docs/check.md.
    const isAccepted = ({ key, text }: Case) => byKey.get(key)?.outcome === 'accepted' && meaning(text).length > 0;
    let kept = 0;
    for (const { text } of sample.filter(isAccepted)) {
      const found = await findingsOf(text);
      if (found.some(({ severity }) => severity === 'error')) continue;
      kept += 1;
      expect(meaning((await mendAlone(parseManifest('fuzz.yaml', text))).text)).toEqual(meaning(text));
    }
    expect(kept).toBeGreaterThan(400);
  }, 120_000);

  test('leaves fewer errors behind, never more', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').length;
        const mended = (await mendAlone(parseManifest('fuzz.yaml', text))).text;
        expect(errors(await findingsOf(mended))).toBeLessThanOrEqual(errors(await findingsOf(text)));
      }),
      { numRuns: 300 },
    );
  });
});
