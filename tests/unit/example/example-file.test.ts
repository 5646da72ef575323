import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/example/digests.ts';
import { ExampleFile } from '../../../src/example/example-file.ts';

const TEXT = 'kind: Pod\n---\nkind: Service\n';
const file = new ExampleFile('manifest.yaml', 'examples/pod/echo/manifest.yaml', Buffer.from(TEXT));

describe('a file of an example', () => {
  it('is parsed once, however often it is asked for', () => {
    expect(file.manifest).toMatchObject({ path: file.path, text: TEXT });
    expect(file.manifest.documents).toHaveLength(2);
    expect(file.manifest).toBe(file.manifest);
  });

  it('keeps the bytes it was read from apart from its text', () => {
    const bytes = Buffer.from([0x61, 0xff]);
    expect(new ExampleFile('a.yaml', 'a.yaml', bytes)).toMatchObject({ text: 'a\ufffd', digest: sha256(bytes) });
  });

  it('with another text says what that text says', () => {
    const other = file.withText('kind: Pod\n');
    expect(other.manifest.documents).toHaveLength(1);
    expect(other).toMatchObject({ name: file.name, path: file.path, digest: sha256('kind: Pod\n') });
    expect(file.withText(TEXT)).toBe(file);
  });
});

it('nothing but the file itself parses a text of an example', () => {
  const src = join(import.meta.dirname, '../../../src');
  const parsing = globSync('**/*.{ts,astro}', { cwd: src }).filter((name) =>
    /\bparse(Manifest|Bytes|Events)\b|js-yaml/.test(readFileSync(join(src, name), 'utf8')),
  );
  expect(parsing.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
    // Of a log that somebody kept, which is no example yet; and writes YAML.
    'cli/import/examples.ts',
    'cli/yaml.ts',
    'cluster/kind/config.ts',
    'cluster/kind/reader-cluster.ts',
    'example/example-file.ts',
    'example/read-evidence.ts',
    // What a reader pipes into a command.
    'kubectl/change.ts',
    'kubectl/commands/patch.ts',
    'kubectl/files.ts',
    'site/browser/editor/verdict.ts',
    // Of a block of code in a page or a log.
    'site/fence-manifest.ts',
    'site/fields/log-fields.ts',
    'site/fields/texts.ts',
    'site/glossary.ts',
    'site/lint/fence-manifests.ts',
    'site/markup/matter.ts',
    // In a reader's page, which has the texts only.
    'site/run/plain.ts',
    'site/stand-in-facts.ts',
  ]);
});
