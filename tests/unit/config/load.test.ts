import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { DiagnosticsError, formatDiagnostic } from '../../../src/example/diagnostic.ts';

/** What reading a configuration of this text says is wrong. */
async function faults(text: string | undefined, lang: 'ko' | 'en' = 'en'): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'studylog-config-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  if (text !== undefined) writeFileSync(join(root, 'studylog.config.ts'), text);
  try {
    await loadConfig(root);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, lang));
  }
}

const SOUND = `export default {
  imageHosts: ['ghcr.io'],
  kubernetes: ['1.36'],
  notes: ['pod'],
  title: 'log',
};
`;

test('a sound configuration has no faults', async () => {
  expect(await faults(SOUND)).toEqual([]);
});

test.each([
  [
    'an unknown field',
    SOUND.replace('imageHosts', 'imageHost'),
    '2:3: unknown key `imageHost`',
    'did you mean `imageHosts`?',
  ],
  ['a wrong type', SOUND.replace("['pod']", "'pod'"), '4:3: `notes`', 'array'],
  ['a value in a list', SOUND.replace("['1.36']", "['1.36', '1.12']"), '3:24: `kubernetes.1`', '1.36'],
  [
    'a value that is there twice',
    SOUND.replace("['pod']", "['pod', 'pod']"),
    '4:18: `notes.1`',
    'is in the list already',
  ],
  [
    'an image host with a scheme',
    SOUND.replace('ghcr.io', 'https://ghcr.io'),
    '2:16: `imageHosts.0`',
    'ghcr.io or docker.io',
  ],
  ['a mistake in the language', SOUND.replace("['pod'],", "['pod',"), '5:8: the configuration cannot be read', ''],
  ['an import that fails', `import './no.ts';\n${SOUND}`, '1:1: the configuration cannot be read', 'no.ts'],
  ['no export', 'const a = 1;', '1:1: `the file`'.replace('`the file`', 'the file'), ''],
])('%s is reported at its place', async (_name, text, place, says) => {
  const found = await faults(text);
  expect(found.join('\n')).toContain(`studylog.config.ts:${place}`);
  expect(found.join('\n')).toContain(says);
  expect(found.join('\n')).not.toMatch(/^\s+at /m);
});

test('a text is needed in every language of the log, and in no other', async () => {
  const titled = (title: string, languages: string) =>
    SOUND.replace("title: 'log',", `title: ${title},\n  languages: ${languages},`);
  expect(await faults(titled("{ ko: '기록' }", "['ko']"))).toEqual([]);
  expect((await faults(titled("{ ko: '기록' }", "['ko', 'en']"))).join()).toContain(
    'studylog.config.ts:5:3: `title.en`: the English text is missing',
  );
  expect((await faults(titled("'log'", "['fr']"))).join()).toContain('studylog.config.ts:6:15: `languages.0`');
});

test('places are found within defineConfig and satisfies too', async () => {
  const wrapped = SOUND.replace(
    'export default {',
    'const defineConfig = (given: object): object => given;\nexport default defineConfig({',
  ).replace('};', '} satisfies object);');
  expect(await faults(wrapped)).toEqual([]);
  expect((await faults(wrapped.replace("'pod'", "'Pod'"))).join()).toContain('studylog.config.ts:5:11: `notes.0`');
});

test('a project without a configuration is misuse, with what to write', async () => {
  const said = {
    ko: expect.stringMatching(/studylog\.config\.ts 파일이 없습니다\..*만드십시오/),
    en: expect.stringMatching(/no studylog\.config\.ts here; create it/),
  };
  await expect(faults(undefined)).rejects.toMatchObject({ name: 'Fault', exitCode: 2, said });
});
