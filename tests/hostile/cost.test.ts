import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import { DEFAULT_VERSION } from '@studylog/check/schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedEngine } from '../../src/cluster/embedded/node.ts';
import type { Workspace } from '../../src/cluster/engine.ts';
import { Leftovers } from '../../src/cluster/leftovers.ts';
import { hardLimits, QUOTA } from '../../src/cluster/quota.ts';
import { DiagnosticsError } from '../../src/example/diagnostic.ts';
import { ExampleFile } from '../../src/example/example-file.ts';
import { LIMITS } from '../../src/example/limits.ts';
import { loadExample } from '../../src/example/load.ts';
import { compilePattern, PATTERN_LIMITS } from '../../src/example/pattern.ts';
import { checkFolder } from '../../src/lint/example.ts';
import { readPage } from '../../src/site/content.ts';
import { pageFileOf } from '../../src/site/content-files.ts';
import { splitFocus } from '../../src/site/focus.ts';
import { exclusiveClaims } from '../../src/verify/collide.ts';
import { match } from '../../src/verify/match.ts';
import { normaliseOutput } from '../../src/verify/normalise.ts';
import { note } from '../unit/site/project.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: echo}\nspec: {containers: [{name: app, image: echo}]}\n';

/** A project with one example, `pod/hostile`; `files` replace or join its manifest and steps. */
function project(steps: string, files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-hostile-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'examples/pod/hostile');
  mkdirSync(folder, { recursive: true });
  const example = `title: {ko: 예제, en: Example}\nsummary: {ko: 예제, en: Example}\nsteps:\n${steps}`;
  for (const [name, text] of Object.entries({ 'manifest.yaml': POD, 'example.yaml': example, ...files }))
    writeFileSync(join(folder, name), text);
  const config = { title: 'log', imageHosts: ['docker.io/library'], kubernetes: [DEFAULT_VERSION], notes: ['pod'] };
  writeFileSync(join(root, 'studylog.config.ts'), `export default ${JSON.stringify(config)};\n`);
  return root;
}

/** What loading the example reports, as `file:line:column: message`, with the fix in both languages. */
function faults(root: string): { at: string; en: string; ko: string; fix: string }[] {
  try {
    loadExample(root, 'pod/hostile');
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map(({ file, line, column, message, hint }) => ({
      at: `${file.split('/').at(-1)}:${line}:${column}`,
      ...message,
      fix: `${hint?.en} | ${hint?.ko}`,
    }));
  }
}

const matching = (pattern: string) =>
  faults(project(`  - apply: manifest.yaml\n  - run: kubectl get pod\n    output: {$match: '${pattern}'}\n`));
const found = (pattern: string, text: string) => match({ $match: pattern }, text, new Map()).mismatches.length === 0;

describe('a pattern of an example', () => {
  it.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*a){20}$'])(
    '%s ends on a long line that it nearly matches',
    (pattern) => {
      expect(found(pattern, `${'a'.repeat(50_000)}!`)).toBe(false);
      expect(found(pattern, 'a'.repeat(50_000))).toBe(true);
    },
  );

  it('is searched for anywhere, with ^ and $ at every line', () => {
    expect(found('^b$', 'a\nb\nc')).toBe(true);
    expect(found('b', 'abc')).toBe(true);
    expect(found('a.b', 'a\nb')).toBe(false);
  });

  it.each([
    ['echo(?=-v1)', /lookahead and lookbehind/, /`echo-v1`/],
    ['(?<=echo)-v1', /lookahead and lookbehind/, /`echo-v1`/],
    ['echo(?!-)', /negative lookahead/, /`echo\(\[\^-\]\|\$\)`/],
    ['(?<!-)echo', /negative lookahead/, /write the characters that are allowed there/],
    ['(a)\\1', /backreferences/, /`\$save`/],
    ['(?<n>a)\\k<n>', /backreferences/, /`\$save`/],
    ['(?>a)b', /atomic groups/, /`\(\?:…\)`/],
    ['a++', /one repetition/, /`a\+`/],
    ['a{2000}', /repeat count/, /`\{1000\}`/],
    ['[^]', /set of characters is empty/, /`\[\\s\\S\]`/],
    ['\\u0041', /character code/, /`\\x\{0041\}`/],
    ['(', /not a valid regular expression/, /`\\\(`/],
  ])('%s is reported with its place and the form that works', (pattern, message, fix) => {
    const [fault, ...more] = matching(pattern);
    expect(more).toEqual([]);
    expect(fault?.at).toBe('example.yaml:6:14');
    expect(fault?.en).toMatch(message);
    expect(fault?.ko).toMatch(/정규식을 쓸 수 없습니다/);
    expect(fault?.fix).toMatch(fix);
  });

  it('has a greatest length and a greatest size', () => {
    expect(matching('a'.repeat(PATTERN_LIMITS.length + 1))[0]?.en).toContain('at most 300 characters');
    expect(matching('(a?){400}a{400}')[0]?.en).toContain('too large');
    expect(matching('a'.repeat(PATTERN_LIMITS.length))).toEqual([]);
  });

  it('is not searched for in more text than the limit', () => {
    const { test } = compilePattern('b');
    expect(() => test('a'.repeat(PATTERN_LIMITS.text + 1))).toThrow('searches at most 100000 characters');
    expect(test('a'.repeat(PATTERN_LIMITS.text))).toBe(false);
  });
});

describe('a text of the project’s own patterns', () => {
  it('ends with thousands of blank lines of a Windows editor before a tab', () => {
    const text = `a: |${'\r\n'.repeat(20_000)}  x\t\r\n`;
    expect(parseManifest('manifest.yaml', text).problems).toEqual([]);
    expect(parseManifest('manifest.yaml', 'a: |\n\n \tx\n').problems).toMatchObject([{ code: 'text-tab' }]);
  });

  it.each(['a-', ' ', '1', '1.', '1s', '-a', '"'])('ends with %j over and over in what a container prints', (part) => {
    // Four times as long as a pattern may search: what takes the square of the length would take minutes.
    expect(normaliseOutput(`x${part.repeat(4 * PATTERN_LIMITS.text)}_`)).toMatch(/_$/);
  });

  it.each([',', '[', 'a[b,', ']'])('ends with %j over and over in the focus of an example', (part) => {
    expect(splitFocus(part.repeat(100_000))).toBeInstanceOf(Array);
  });
});

describe('an example', () => {
  it.each([
    ['within', '  - expect: {kind: Pod}\n    within: 11m\n', '5:5'],
    ['for', '  - expect: {kind: Pod}\n    for: 601s\n', '5:5'],
    ['every', '  - meanwhile: {service: a, every: 900s, failed: 0}\n    do: [{expect: {kind: Pod}}]\n', '4:29'],
  ])('may not wait for more than ten minutes in `%s`', (key, steps, place) => {
    const [fault] = faults(project(steps));
    expect(fault?.at).toBe(`example.yaml:${place}`);
    expect(fault?.en).toContain(`\`${key}: `);
    expect(fault?.en).toContain('the longest is 10m');
  });

  it('may name a field of an object `for` or `within`', () => {
    expect(faults(project('  - expect: {kind: Pod, metadata: {annotations: {within: 99m}}}\n'))).toEqual([]);
  });

  it('has a greatest number of steps, and of minutes in all', () => {
    const step = '  - expect: {kind: Pod}\n    within: 1s\n';
    expect(faults(project(step.repeat(LIMITS.steps)))).toEqual([]);
    expect(faults(project(step.repeat(LIMITS.steps + 1)))[0]).toMatchObject({ at: 'example.yaml:124:5' });
    const long = '  - expect: {kind: Pod}\n    within: 10m\n';
    expect(faults(project(long.repeat(4)))).toEqual([]);
    const [fault] = faults(project(long.repeat(6)));
    expect(fault?.at).toBe('example.yaml:12:5');
    expect(fault?.en).toContain('add up to more than 45m');
  });

  it('has a greatest number of values in `$oneOf` and of patterns in a step', () => {
    const values = Array.from({ length: LIMITS.oneOf + 1 }, (_, index) => index).join(', ');
    expect(faults(project(`  - expect: {kind: Pod, a: {$oneOf: [${values}]}}\n`))[0]?.en).toContain(
      'at most 50 values',
    );
    const fields = Array.from({ length: LIMITS.patterns + 1 }, (_, index) => `a${index}: {$match: a}`).join(', ');
    expect(faults(project(`  - expect: {kind: Pod, a: {${fields}}}\n`))[0]?.en).toContain('at most 20 `$match`');
  });

  it('has a greatest size and number of files, and no file that is a link', () => {
    const steps = '  - apply: manifest.yaml\n';
    const large = faults(project(steps, { 'manifest.yaml': `#${'x'.repeat(LIMITS.bytes)}\n` }));
    expect(large).toMatchObject([{ at: 'manifest.yaml:1:1' }]);
    const many = Object.fromEntries(Array.from({ length: LIMITS.files }, (_, index) => [`more-${index}.yaml`, POD]));
    expect(faults(project(steps, many))[0]?.en).toContain('at most 20 files');
    const root = project(steps);
    symlinkSync('/dev/zero', join(root, 'examples/pod/hostile/zero.yaml'));
    expect(faults(root)).toMatchObject([{ at: 'zero.yaml:1:1', en: 'symbolic links are not allowed here' }]);
  });

  it('may not scale beyond the quota', () => {
    const [fault] = faults(project('  - scale: {kind: Deployment, name: echo, replicas: 10000}\n'));
    expect(fault).toMatchObject({ at: 'example.yaml:4:43' });
    expect(fault?.en).toContain('at most 30 Pods');
  });
});

describe('studylog check on an example', () => {
  const replicaSet = (name: string, replicas: number) =>
    `apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: ${name}}\nspec:\n  replicas: ${replicas}\n  selector: {matchLabels: {app: ${name}}}\n` +
    `  template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}}\n`;
  const service = (name: string, type: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {type: ${type}, selector: {app: a}, ports: [{port: 80}]}\n`;
  const claim = (name: string, size: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}\n`;

  async function beyond(files: Readonly<Record<string, string>>, steps = '  - apply: manifest.yaml\n') {
    const root = project(steps, files);
    const { findings, files: read } = await checkFolder(root, 'pod/hostile', DEFAULT_VERSION);
    return findings
      .filter(({ rule }) => rule === 'example-quota')
      .map(({ file, range, message }) => ({
        file: file.split('/').at(-1),
        text: read.find(({ path }) => path === file)?.text.slice(range.start, range.end),
        message: message.en,
      }));
  }

  it('reports replicas at their value', async () => {
    const manifest = replicaSet('a', 10_000);
    expect(await beyond({ 'manifest.yaml': manifest })).toEqual([
      {
        file: 'manifest.yaml',
        text: '10000',
        message: 'An example can have at most 30 Pods; with this one it has 10000.',
      },
    ]);
  });

  it('adds up what was applied before', async () => {
    const files = { 'manifest.yaml': replicaSet('a', 20), 'more.yaml': replicaSet('b', 20) };
    expect(await beyond(files)).toEqual([]);
    const both = '  - apply: manifest.yaml\n  - apply: more.yaml\n';
    expect(await beyond(files, both)).toMatchObject([{ file: 'more.yaml', text: '20' }]);
  });

  it('does not add what takes the place of an object', async () => {
    const files = { 'manifest.yaml': replicaSet('a', 20), 'more.yaml': replicaSet('a', 25) };
    expect(await beyond(files, '  - apply: manifest.yaml\n  - apply: more.yaml\n')).toEqual([]);
  });

  it('reports load balancers, objects and storage too many, in a List as well', async () => {
    const balancers = ['a', 'b', 'c'].map((name) => service(name, 'LoadBalancer')).join('---\n');
    expect(await beyond({ 'manifest.yaml': balancers })).toMatchObject([{ text: 'LoadBalancer' }]);
    const items = Array.from(
      { length: QUOTA.services + 1 },
      (_, index) => `- {${service(`s${index}`, 'ClusterIP').trimEnd().replaceAll('\n', ', ')}}`,
    );
    const list = `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
    expect(await beyond({ 'manifest.yaml': list })).toMatchObject([{ text: 'Service' }]);
    const claims = `${claim('a', '4Gi')}---\n${claim('b', '2Gi')}`;
    expect(await beyond({ 'manifest.yaml': claims })).toMatchObject([{ text: '2Gi' }]);
  });
});

describe('studylog check on an example that reaches beyond its namespace', () => {
  async function reaching(manifest: string) {
    const root = project('  - apply: manifest.yaml\n', { 'manifest.yaml': manifest });
    const { findings, files } = await checkFolder(root, 'pod/hostile', DEFAULT_VERSION);
    return findings
      .filter(({ rule }) => rule === 'example-reach')
      .map(({ range }) => files[0]?.text.slice(range.start, range.end));
  }
  const pod = (metadata: string, spec: string) =>
    `{metadata: {labels: {app: a}${metadata}}, spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]${spec}}}`;
  const service = (spec: string) =>
    `{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {app: a}, ports: [{port: 80}]${spec}}}`;
  const set = (template: string) =>
    `apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: a}}, template: ${template}}\n`;

  it.each([
    ['finalizers', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, finalizers: [a.example/stay]}\n`],
    ['finalizers', set(pod(', finalizers: [a.example/stay]', ''))],
    ['externalIPs', `${service(', externalIPs: [10.0.0.1]')}\n`],
    ['externalIPs', `apiVersion: v1\nkind: List\nitems:\n- ${service(', externalIPs: [10.0.0.1]')}\n`],
    ['priorityClassName', set(pod('', ', priorityClassName: system-node-critical'))],
  ])('reports `%s`', async (field, manifest) => {
    expect(await reaching(manifest)).toEqual([field]);
  });

  it('reports no field of that name elsewhere, and none that is empty', async () => {
    expect(await reaching(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {finalizers: a}\n`)).toEqual([]);
    expect(await reaching(`${service(', externalIPs: []')}\n`)).toEqual([]);
    expect(await reaching(set(pod('', ', priorityClassName: low')))).toEqual([]);
  });
});

describe('two examples that take the same node port', () => {
  it('do not run at once where it is within a List', () => {
    const text = 'apiVersion: v1\nkind: List\nitems: [{kind: Service, spec: {ports: [{port: 80, nodePort: 31000}]}}]\n';
    const files = [new ExampleFile('manifest.yaml', 'manifest.yaml', Buffer.from(text))];
    expect([...exclusiveClaims({ files })]).toEqual(['node port 31000']);
  });
});

describe('a page that keeps the parser of Markdown busy', () => {
  const body = (text: string): string[] => {
    try {
      readPage(pageFileOf('content/notes/ko/pod.mdx')!, note(text));
      return [];
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      return error.diagnostics.map(({ line, message }) => `${line} ${message.en}`);
    }
  };

  it.each([
    ['quotations', '>'.repeat(50_000), /^7 the page is nested more than 40 levels deep/],
    ['quotations with spaces', '> '.repeat(25_000), /^7 the page is nested/],
    ['lists', '1. '.repeat(15_000), /^7 the page is nested/],
    ['lists in quotations', '> - '.repeat(10_000), /^7 the page is nested/],
    ['emphasis', 'a*'.repeat(25_000), /^7 there are more than 500/],
    ['emphasis of several lines', 'a*_~\n'.repeat(10_000), /^173 there are more than 500/],
    ['text', 'a '.repeat(50_000), /^1 the page has more than 60,000 characters/],
  ])('with %s is reported before it is parsed', (_, text, report) => {
    expect(body(text)[0]).toMatch(report);
  });

  it('is none for being long', () => {
    expect(body('- **a**\n\n> b *c*\n\n'.repeat(500))).toEqual([]);
  });
});

describe('the quota of a namespace', () => {
  it('counts what the check counts, and lets no CPU or memory be asked for', () => {
    const hard = hardLimits();
    expect(Object.keys(hard)).toEqual(Object.keys(QUOTA));
    expect(Object.keys(hard).filter((name) => /cpu|memory/.test(name))).toEqual([]);
    expect(hard.pods).toBe(String(QUOTA.pods));
  });
});

describe('the embedded cluster', () => {
  async function open() {
    const cluster = await embeddedEngine.start({
      root: process.cwd(),
      signal: new AbortController().signal,
      leftovers: new Leftovers(),
      progress: () => {},
    });
    const workspace = await cluster.open('pod/hostile');
    onTestFinished(() => workspace.close());
    return workspace;
  }

  const apply = async (workspace: Workspace, text: string) =>
    (await workspace.apply(parseManifest('STDIN', text))).rejection;

  it('refuses Pods beyond the quota, in an event, as a real one does', async () => {
    const workspace = await open();
    const labels = '{app: a}';
    await apply(
      workspace,
      `apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: a}\nspec:\n  replicas: 10000\n  selector: {matchLabels: ${labels}}\n` +
        `  template: {metadata: {labels: ${labels}}, spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}}\n`,
    );
    await workspace.sleep(5000);
    expect(await workspace.list({ apiVersion: 'v1', kind: 'Pod' })).toHaveLength(QUOTA.pods);
    const events = await workspace.list({ apiVersion: 'v1', kind: 'Event' });
    const refusals = events.filter(({ reason }) => reason === 'FailedCreate').map(({ message }) => message);
    expect(refusals[0]).toMatch(
      /forbidden: exceeded quota: studylog, requested: pods=1, used: pods=30, limited: pods=30/,
    );
  });

  it('refuses objects beyond the quota, and takes the next once one is gone', async () => {
    const workspace = await open();
    const service = (index: number) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: s${index}}\nspec: {selector: {app: a}, ports: [{port: 80}]}\n`;
    for (let index = 0; index < QUOTA.services; index += 1)
      expect(await apply(workspace, service(index))).toBeUndefined();
    expect((await apply(workspace, service(99)))?.message).toContain('exceeded quota: studylog, requested: services=1');
    expect(await apply(workspace, service(0))).toBeUndefined();
    await workspace.change({ verb: 'delete', target: { kind: 'Service', name: 's0' } }, []);
    expect(await apply(workspace, service(99))).toBeUndefined();
  });

  it('is ended by SIGTERM though it is too busy to hear of signals', async () => {
    const root = project('  - apply: manifest.yaml\n  - expect: {kind: Pod}\n');
    const busy = join(root, 'busy.mjs');
    // From its first line of output on, when all handlers are there, the process does nothing but count.
    writeFileSync(
      busy,
      `import { writeSync } from 'node:fs';\nprocess.stdout.write = () => { writeSync(1, 'busy'); for (;;); };\n`,
    );
    const bin = join(import.meta.dirname, '../../bin/studylog.mjs');
    const child = spawn(process.execPath, ['--import', busy, bin, 'verify'], {
      env: { ...process.env, STUDYLOG_ROOT: root },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGTERM');
  });
});
