import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { mend } from '../src/fix.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { cpuTime } from './cpu-time.ts';

const findings = async (text: string) => await check([parseManifest('a.yaml', text)]);
const errors = async (text: string) => (await findings(text)).filter(({ severity }) => severity === 'error');
const mended = async (text: string) => (await mend(parseManifest('a.yaml', text))).text;

/** What each error is about, and of which rule. */
const told = async (text: string) =>
  (await errors(text)).map(({ rule, range }) => [rule, text.slice(range.start, range.end)]);

const object = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
const GOOD = object('a');

describe('objects without `---` between them', () => {
  test.each([
    ['two', object('a') + object('b'), ['apiVersion']],
    [
      'three, with comments between',
      `${object('a')}# b\n${object('b')}\n# c\n\n${object('c')}`,
      ['apiVersion', 'apiVersion'],
    ],
    ['a second one that starts with its kind', `${GOOD}kind: Pod\napiVersion: v1\n`, ['kind']],
    [
      'a second one that starts with its metadata',
      `${GOOD}metadata: {name: b}\nkind: Namespace\napiVersion: v1\n`,
      ['metadata'],
    ],
    ['behind an object with a key too many', `${GOOD}metadata: {}\n${object('b')}`, ['apiVersion']],
  ])('are told apart where the next one begins: %s', async (_, text, keys) => {
    const separators = (await told(text)).filter(([rule]) => rule === 'missing-separator');
    expect(separators).toEqual(keys.map((key) => ['missing-separator', key]));
  });

  test('get the line by --fix', async () => {
    expect(await mended(object('a') + object('b'))).toBe(`${object('a')}---\n${object('b')}`);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(await mended(crlf(object('a') + object('b')))).toBe(crlf(`${object('a')}---\n${object('b')}`));
  });

  test('are each judged as what they are', async () => {
    const text = `${GOOD}apiVersion: v1\nkind: Service\nmetadata:\n  name: b\nspec:\n  ports:\n    - prot: 80\n`;
    expect(await told(text)).toEqual([
      ['missing-separator', 'apiVersion'],
      ['unknown-field', 'prot'],
    ]);
    expect(await mended(text)).toContain('---\napiVersion: v1\nkind: Service');
  });

  test('are not seen where one key stands twice', async () => {
    expect(await told(`${GOOD}metadata:\n  labels: {}\n`)).toEqual([['duplicate-key', 'metadata']]);
    expect(await told(`apiVersion: v1\nkind: Namespace\nkind: Pod\nmetadata: {name: a}\n`)).toContainEqual([
      'duplicate-key',
      'kind',
    ]);
  });

  test.each(['----', '--', '- - -', '***', ' ---'])('but with %s', async (line) => {
    const text = `${object('a')}${line}\n${object('b')}`;
    expect(await told(text)).toEqual([['missing-separator', line.trim()]]);
    expect(await mended(text)).toBe(`${object('a')}---\n${object('b')}`);
  });

  test('or with a line that `---` is glued to', async () => {
    expect(await mended(`${object('a')}---${object('b')}`)).toBe(`${object('a')}---\n${object('b')}`);
  });
});

describe('what was copied along with a manifest', () => {
  const lines = GOOD.trimEnd().split('\n');
  const numbered = (write: (number: number) => string, from = 1) =>
    lines.map((line, index) => `${write(from + index)}${line}\n`).join('');
  test.each([
    ['line numbers', numbered((number) => `${number} `)],
    ['line numbers with a colon', numbered((number) => `${number}: `)],
    ['line numbers with a bar, aligned', numbered((number) => `${String(number).padStart(3)} | `, 8)],
    ['line numbers and a tab', numbered((number) => `     ${number}\t`)],
    ['marks of a quotation', numbered(() => '> ')],
    ['marks of a patch', numbered(() => '+')],
    ['a fence', `\`\`\`yaml\n${GOOD}\`\`\`\n`],
    ['a fence that only closes', `${GOOD}\`\`\`\n`],
    ['a here-document', `cat <<END | kubectl apply -f -\n${GOOD}END\n`],
    ['a prompt and a here-document', `$ kubectl apply -f - <<'EOF'\n${GOOD}EOF\n`],
    ['the end of a here-document', `${GOOD}EOF\n`],
    ['a command behind it', `${GOOD}kubectl apply -f a.yaml\n`],
  ])('is one thing, and --fix removes it: %s', async (_, text) => {
    expect((await errors(text)).map(({ rule }) => rule)).toEqual(['copied-along']);
    expect(await mended(text)).toBe(GOOD);
  });

  test('does not hide what else is wrong', async () => {
    const text = '```yaml\n1 apiVersion: v1\n2 kind: Namespace\n3 metadata:\n4   nam: a\n```\n';
    expect(await told(text)).toEqual([
      ['copied-along', '```yaml'],
      ['copied-along', '1'],
      ['unknown-field', 'nam'],
    ]);
    expect(await mended(text)).toBe(GOOD);
  });

  test('does not hide a quote that is open up to the end', async () => {
    const text = `kubectl apply -f - <<EOF\n${GOOD.replace('name: ', 'name: "')}EOF\n`;
    expect((await told(text)).map(([rule]) => rule)).toEqual(['copied-along', 'yaml-syntax']);
    expect(await errors(await mended(text))).toEqual([]);
  });

  test('is no script of the manifest itself', async () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a.sh: |\n    cat <<EOF\n    EOF\n  b: c: d\n`;
    expect(await told(text)).toEqual([['yaml-syntax', 'c: d']]);
  });

  test('is no line number where the lines are not counted', async () => {
    expect((await errors('1: a\n3: b\n4: c\n')).map(({ rule }) => rule)).not.toContain('copied-along');
  });
});

describe('quotes that only look like quotes', () => {
  const container = (fields: string) => `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: a}}
spec:
  containers:
  - {name: a, image: "a:1", ${fields}}
`;

  test.each([
    ['a value', container('env: [{name: A, value: “true”}]'), ['“true”', 'Write it as `"true"`.']],
    ['a single one', container('workingDir: ‘/a’'), ['‘/a’', 'Write it as `"/a"`.']],
    ['a key', container('“tty”: true'), ['“tty”', 'Write it as `"tty"`.']],
    ['one that a comma ends', container('args: [“a, 1]'), ['“a', 'Write straight quotes: `"`.']],
  ])('are told where they are: %s', async (_, text, expected) => {
    const found = (await findings(text)).filter(({ rule }) => rule === 'curly-quotes');
    expect(found.map(({ range, hint }) => [text.slice(range.start, range.end), hint?.en])).toEqual([expected]);
  });

  test.each([
    ['in quotes', container('args: ["“a”"]')],
    ['within a text', container('args: [a “b” c]')],
    ['in a text for people', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: “안녕”\n'],
    ['in a comment', `${GOOD}# “b”\n`],
  ])('may stand %s', async (_, text) => {
    expect((await findings(text)).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('what is no manifest at all is called what it is, once', () => {
  test.each([
    ['Compose', 'version: "3"\nservices:\n  web:\n    image: nginx\n'],
    ['kustomize', 'resources:\n  - a.yaml\n'],
    ['values', 'image:\n  repository: nginx\n'],
    ['Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n'],
    ['kubectl', 'NAME   READY   STATUS\nweb    1/1     Running\n'],
    ['kubectl describe', 'Name:         a\nNamespace:    default\n'],
  ])('%s', async (name, text) => {
    expect(await errors(text)).toMatchObject([
      { rule: 'not-a-manifest', message: { en: expect.stringContaining(name) } },
    ]);
  });

  test('beside manifests that are judged', async () => {
    expect(await told(`services:\n  web:\n    build: .\n---\n${GOOD.replace('name', 'nam')}`)).toEqual([
      ['not-a-manifest', 'services'],
      ['unknown-field', 'nam'],
    ]);
  });

  test('and a template, by its first mark', async () => {
    const text = `{{- if .Values.on }}\n${GOOD.replace('a\n', '{{ .Values.name }}\n')}{{- end }}\n`;
    expect(await told(text)).toEqual([['unrendered-template', '{{- if .Values.on }}']]);
    expect(await told(GOOD.replace(/a\n$/, '{{ .Values.name }}-x\n'))).toEqual([
      ['unrendered-template', '{{ .Values.name }}'],
    ]);
  });
});

describe('a slip that has one fix', () => {
  test('does not hide what else is wrong, even another slip', async () => {
    const text = `kind:Namespace\napiVersion: v1\nmetadata:\n  nam: a\n  annotations:\n    note: see: b\n`;
    expect(await told(text)).toEqual([
      ['yaml-syntax', 'kind:Namespace'],
      ['unknown-field', 'nam'],
      ['yaml-syntax', 'see: b'],
    ]);
    expect(await mended(text)).toBe(
      'kind: Namespace\napiVersion: v1\nmetadata:\n  name: a\n  annotations:\n    note: "see: b"\n',
    );
  });
});

test('places and fixes are those of the file as it is, in whatever else was mended before them', async () => {
  const text = `1 apiVersion: v1\n2 kind: Service\n3 metadata: {name: a}\n4 spec: {prots: [{port: 80}]}\n`;
  const found = (await errors(text)).find(({ rule }) => rule === 'unknown-field');
  expect(text.slice(found?.fix?.range.start, found?.fix?.range.end)).toBe('prots');
});

test('a file of a million characters that is all slips is read in seconds', async () => {
  const start = cpuTime();
  for (const part of [GOOD, 'kind:Pod\n', '{{ a }}\n', '1 a\n', '```\n', '- - -\n', ' '.repeat(99), '"a\n', 'a: [\n'])
    await findings(part.repeat(Math.floor(1_000_000 / part.length)));
  expect(cpuTime() - start).toBeLessThan(30_000);
}, 120_000);
