import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { collectReport } from '../../src/preview/collect.ts';
import { ProjectFiles } from '../../src/site/project-files.ts';

/** A copy of this log in a git repository, with as much of a built site as a report reads. */
function logWithSite() {
  const root = mkdtempSync(join(tmpdir(), 'studylog-preview-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ['content', 'examples', 'images', 'studylog.config.ts'])
    cpSync(join(process.cwd(), name), join(root, name), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'start');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const pages = ['/', '/notes/', '/notes/pod/', '/notes/service/', '/en/notes/pod/'];
  write('dist/sitemap-0.xml', pages.map((path) => `<loc>http://localhost:4321${path}</loc>`).join(''));
  for (const path of pages) write(`dist${path}index.html`, path === '/notes/service/' ? 'a longer page' : 'a page');
  const counts = { fails: 1, verified: 0 };
  const examples = [{ id: 'service/broken-no-endpoints', state: 'fails', page: 'x' }];
  write('dist/verification.json', JSON.stringify({ counts, examples }));
  return { root, write, dist: join(root, 'dist') };
}

it('counts the site, and names the pages and examples that a revision did not have', async () => {
  const { root, write, dist } = logWithSite();
  const edit = (path: string) => write(path, `${readFileSync(join(root, path), 'utf8')}\n`);
  for (const path of ['content/notes/en/pod.mdx', 'content/log/ko/2021-01-12.mdx']) edit(path);
  edit('examples/service/broken-no-endpoints/example.yaml');
  for (const name of ['verified', 'timeline']) rmSync(join(root, `examples/pod/echo/${name}.json`));
  const project = new ProjectFiles(root, await loadConfig(root));
  const report = collectReport(project, dist, 'HEAD');
  expect(report.pages).toEqual({ count: 5, changed: ['/en/notes/pod/', '/log/2021-01-12/'] });
  expect(report.examples).toMatchObject({ count: project.examples.length, marks: { fails: 1 } });
  expect(report.examples.changed).toEqual([
    { id: 'service/broken-no-endpoints', mark: 'fails', findings: ['service-selects-no-pod'], waived: [] },
  ]);
  expect(report.firstViews.map(({ page }) => page)).toEqual(['/notes/service/', '/en/notes/pod/']);
  expect(report.site.bytes).toBeGreaterThan(100);
  expect(collectReport(project, dist, undefined).pages.changed).toEqual([]);
});

it('says to build the site where there is none', async () => {
  const project = new ProjectFiles(process.cwd(), await loadConfig(process.cwd()));
  expect(() => collectReport(project, join(tmpdir(), 'studylog-nowhere'), undefined)).toThrow(
    'build it first with npm run build',
  );
});
