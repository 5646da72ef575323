import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { visible } from '@studylog/check/text';
import { describe, expect, test } from 'vitest';
import { DiagnosticsError, formatDiagnostic } from '../../src/example/diagnostic.ts';
import { loadExample, loadExamples } from '../../src/example/load.ts';
import { lintSite } from '../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../src/site/project-files.ts';
import { CONFIG, EXAMPLE, MANIFEST, note, project } from '../unit/site/project.ts';

const found = (root: string) =>
  lintSite(new ProjectFiles(root, CONFIG)).map((diagnostic) => formatDiagnostic(diagnostic, 'en'));

describe('a file that is no page', () => {
  test.each([
    ['content/notes/ko/evil.js', /programs and settings to src/],
    ['content/notes/ko/evil.mjs', /programs and settings to src/],
    ['content/notes/ko/Evil.astro', /programs and settings to src/],
    ['content/config.ts', /programs and settings to src/],
    ['content/notes/ko/tsconfig.json', /programs and settings to src/],
    ['content/package.json', /programs and settings to src/],
    ['content/notes/ko/.env', /delete it/],
    ['content/.htaccess', /delete it/],
    ['content/notes/ko/pod.markdown', /ends in \.mdx or \.md/],
    ['content/notes/ko/_pod.mdx', /rename the file to pod\.mdx/],
    ['content/notes/ko/_pod.md', /rename the file to pod\.md/],
    ['content/notes/ko/Pod.mdx', /rename the file to pod\.mdx/],
    ['content/notes/ko/pod.MDX', /with a name of lowercase/],
    ['content/notes/ko/a/pod.mdx', /move it to content\/notes\/ko\/pod\.mdx/],
    ['content/notes/fr/pod.mdx', /not on the site\n.*content\/notes\/ko\//],
    ['content/notes/pod.mdx', /directly in the folder/],
    ['content/other/ko/pod.mdx', /not on the site\n.*content\/notes\//],
    ['content/pod.mdx', /directly in the folder/],
    ["content/notes/ko/a'+alert(1)+'.mdx", /rename the file to a-alert-1\.mdx/],
    ['content/notes/ko/a?raw.mdx', /rename the file to a-raw\.mdx/],
    ['content/notes/ko/a#b.mdx', /rename the file to a-b\.mdx/],
    ['content/notes/ko/%2e%2e.mdx', /rename the file to 2e-2e\.mdx/],
    ['content/notes/ko/a\nb.mdx', /rename the file to a-b\.mdx/],
    ['content/notes/ko/파드.mdx', /use lowercase letters, digits and hyphens/],
    ['content/notes/ko/evil.svg', /diagrams/],
    ['content/images/evil.svg', /diagrams/],
    ['content/images/evil.html', /programs and settings/],
    ['content/images/a.png.js', /programs and settings/],
    ['content/notes/ko/a.png', /content\/images/],
    ['content/images/A.png', /content\/images/],
  ])('%j is reported, with what to do', (path, hint) => {
    const all = found(project({ [path]: note('{process.exit()}') }));
    const [report = ''] = all.filter((line) => line.startsWith(`${visible(path)}:1:1: `));
    expect(report).toMatch(hint);
  });

  test('what desktops and editors leave behind is not looked at', () => {
    const files = { 'content/.DS_Store': 'x', 'content/notes/ko/.pod.mdx.swp': 'x', 'content/notes/ko/pod.mdx~': 'x' };
    expect(found(project(files))).toEqual([]);
  });

  test.each(['$(reboot).yaml', ';reboot;.yaml', 'a b.yaml', '-n.yaml', '<img>.yaml', 'A.yaml', '..yaml', 'a\nb.yaml'])(
    'a manifest called %j, whose address goes into a command, is refused',
    (name) => {
      expect(found(project({ [`examples/pod/echo/${name}`]: MANIFEST }))[0]).toContain(
        'is not a valid name for a file of an example',
      );
    },
  );
});

test.each(['dist', 'node-modules'])('an example of a topic called %s is checked like any other', (topic) => {
  const privateImage = MANIFEST.replace('ghcr.io/subicura', 'evil.example/miner');
  const files = { [`examples/${topic}/a/manifest.yaml`]: privateImage, [`examples/${topic}/a/example.yaml`]: EXAMPLE };
  const checked = studylog(project(files), 'check', 'examples');
  expect(checked).toContain('evil.example');
  expect(checked).toMatch(/^exit 1\n/);
});

test('a manifest that is not UTF-8, of which a page could only show and copy other bytes, is refused', () => {
  const root = project({});
  const path = 'examples/pod/echo/manifest.yaml';
  writeFileSync(
    join(root, path),
    Buffer.concat([Buffer.from('# '), Buffer.from([0xff]), Buffer.from(`\n${MANIFEST}`)]),
  );
  expect(found(root)[0]).toContain(`${path}:1:1: this file is not UTF-8`);
});

test('a folder in place of verified.json is reported', () => {
  expect(found(project({ 'examples/pod/echo/verified.json/a': '{}' }))[0]).toContain(
    'verified.json:1:1: this is not a regular file',
  );
});

test.each([
  ['a drawing with a script', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page of HTML', 'a.gif', '<html><script>alert(1)</script></html>'],
  ['a picture of another format', 'a.webp', 'GIF89a'],
  ['nothing', 'a.jpg', ''],
])('%s in content/images/%s is refused', (_, name, text) => {
  expect(found(project({ [`content/images/${name}`]: text }))[0]).toContain(
    `content/images/${name}:1:1: the format of the file does not match its name`,
  );
});

test('a picture has a greatest size', () => {
  const large = Buffer.alloc(1024 * 1024 + 1, 'GIF89a');
  expect(found(project({ 'content/images/a.gif': large }))[0]).toContain('is larger than 1 MiB');
});

describe('a symbolic link', () => {
  /** A project in which `path` is a link to `target`. */
  function linked(path: string, target: string): string {
    const root = project();
    rmSync(join(root, path), { recursive: true, force: true });
    mkdirSync(join(root, path, '..'), { recursive: true });
    symlinkSync(target, join(root, path));
    return root;
  }

  test.each([
    ['a page', 'content/notes/ko/pod.mdx', '/etc/passwd'],
    ['another page', 'content/notes/ko/other.mdx', 'pod.mdx'],
    ['a page that leads nowhere', 'content/notes/ko/other.mdx', '/nowhere'],
    ['the folder of a language', 'content/notes/ko', '/etc'],
    ['the folder of a collection', 'content/notes', '/etc'],
    ['content/ itself', 'content', '/etc'],
    ['a picture', 'content/images/a.png', '/etc/passwd'],
    ['a drawing', 'content/diagrams/a.svg', '/etc/passwd'],
    ['a drawing that leads nowhere', 'content/diagrams/a.svg', '/nowhere'],
    ['the folder of drawings', 'content/diagrams', '/etc'],
    ['a manifest', 'examples/pod/echo/manifest.yaml', '/etc/passwd'],
    ['another manifest', 'examples/pod/echo/other.yaml', '/etc/passwd'],
    ['example.yaml', 'examples/pod/echo/example.yaml', '/etc/passwd'],
    ['verified.json', 'examples/pod/echo/verified.json', '/etc/passwd'],
    ['a file that nothing reads', 'examples/pod/echo/notes.txt', '/etc/passwd'],
    ['the folder of an example', 'examples/pod/echo', '/etc'],
    ['a second folder of an example', 'examples/pod/other', 'echo'],
    ['the folder of a topic', 'examples/pod', '/etc'],
    ['examples/ itself', 'examples', '/etc'],
  ])('in place of %s is refused, and reported once', (_, path, target) => {
    const root = linked(path, target);
    const report = `${path}:1:1: symbolic links are not allowed here\n    fix: delete the link, and put a file or folder with the content itself in its place`;
    expect(found(root).filter((said) => said === report)).toHaveLength(1);
    if (!path.startsWith('examples')) return;
    expect(() => loadExamples(root)).toThrow(DiagnosticsError);
    if (!path.includes('other.yaml') && !path.endsWith('/other'))
      expect(() => loadExample(root, 'pod/echo')).toThrow(/symbolic/);
  });

  test.each([
    ['examples/pod/echo/manifest.yaml', 'examples/pod/echo'],
    ['examples/pod/echo/manifest.yaml', 'examples/pod/echo/manifest.yaml'],
    ['examples/pod/echo/example.yaml', 'examples/pod/echo'],
    ['examples/pod/secret.yaml', 'examples'],
    ['examples/pod', ''],
    ['examples', ''],
  ])('at %s is refused by `studylog check %s`, and nothing of what it points at is printed', (path, word) => {
    const checked = studylog(linked(path, '/etc/passwd'), 'check', ...(word ? [word] : []));
    expect(checked).toContain('symbolic links are not allowed here');
    expect(checked).toMatch(/^exit 1\n/);
    expect(checked).not.toMatch(/root:|^\s+at /m);
  });

  test('to a whole project is fine: the way to it is the reader’s own', () => {
    const root = project();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    symlinkSync(moved, root);
    expect(found(root)).toEqual([]);
    rmSync(root);
    renameSync(moved, root);
  });

  test('outside examples is followed by `studylog check`, as by any tool', () => {
    const root = project();
    mkdirSync(join(root, 'deploy'));
    writeFileSync(join(root, 'pod.yaml'), MANIFEST);
    symlinkSync('../pod.yaml', join(root, 'deploy/pod.yaml'));
    expect(studylog(root, 'check', 'deploy')).toContain('1 file, 1 document: no problems');
  });
});

test('an example of the project is read as it is', () => {
  const root = project({ 'examples/pod/other/manifest.yaml': MANIFEST, 'examples/pod/other/example.yaml': EXAMPLE });
  expect(loadExamples(root).map(({ id }) => id)).toEqual(['pod/echo', 'pod/other']);
});

/** What the command prints. */
function studylog(root: string, ...words: string[]): string {
  const command = join(import.meta.dirname, '../../bin/studylog.mjs');
  try {
    return execFileSync(process.execPath, [command, ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8' },
    });
  } catch (error) {
    const { stdout, stderr, status } = error as { stdout: string; stderr: string; status: number };
    return `exit ${status}\n${stdout}${stderr}`;
  }
}
