import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../src/example/kubectl.ts';
import { sample } from '../exhaustive.ts';
import { HOSTILE } from './fixture.ts';
import { expect, sitemap, test } from './sites.ts';

// A worker may come back to this file after it has cleaned up, so the folder is made before each group of tests.
/** What the commands of pages may start; those of authors are kubectl's alone. */
const PROGRAMS = ['kubectl', 'curl'];

let folder: string;
let record: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-commands-'));
  record = join(folder, 'record');
  for (const program of PROGRAMS) {
    writeFileSync(join(folder, program), `#!/bin/sh\nprintf '%s\\0' ${program} "$@" >> ${record}\n`);
    chmodSync(join(folder, program), 0o755);
  }
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** The words of every call of these programs that a line makes in a shell, one call after the other. */
function calls(line: string): string[] {
  rmSync(record, { force: true });
  execFileSync('sh', ['-c', line], { cwd: folder, env: { PATH: `${folder}:/usr/bin:/bin` }, stdio: 'pipe' });
  return readFileSync(record, 'utf8').split('\0').slice(0, -1);
}

for (const site of ['fixture', 'project'] as const) {
  test(`each command on a page of the ${site} is one call of kubectl or curl with the words that are shown`, async ({
    page,
    served,
  }) => {
    const lines = new Set<string>();
    for (const path of sample(sitemap(site).filter((path) => path.includes('/examples/')))) {
      await page.goto(served[site].origin + path);
      const codes = page.locator(
        '[data-command] > code, [data-apply] > code, [data-cleanup] > code, [data-run-cleanup] > code',
      );
      for (const line of await codes.allTextContents()) lines.add(line);
    }
    expect(lines.size).toBeGreaterThan(10);
    for (const line of lines) {
      const [program, ...words] = calls(line);
      expect(PROGRAMS).toContain(program);
      expect(words, line).not.toContain('kubectl');
      // But for what quotes them, these are the words that the line shows.
      const bare = (text: string) => text.replace(/['\\]/g, '');
      expect(bare(line)).toBe(bare([program, ...words].join(' ')));
    }
    expect(existsSync('/tmp/hostile')).toBe(false);
  });
}

test('the commands of a hostile example keep the words that its author wrote', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/pod/hostile/`);
  const shown = await page.locator('.step-run [data-command] > code').allTextContents();
  expect(shown.map(calls)).toEqual(HOSTILE.commands.map(readCommand));
});

test('what nobody sees in a manifest or an output is shown by its code, and copied as it is', async ({
  page,
  served,
}) => {
  await page.goto(`${served.fixture.origin}/examples/pod/hostile/`);
  const output = page.locator('[data-output]').first();
  expect(await output.textContent()).toBe(HOSTILE.output);
  const codes = output.locator('.unseen');
  expect(await codes.evaluateAll((list) => list.map((one) => getComputedStyle(one, '::before').content))).toEqual(
    ['U+202E', 'U+202C', 'U+200B', 'U+001B'].map((code) => JSON.stringify(code)),
  );
  await expect(page.locator('[data-file] pre .unseen')).toHaveAttribute('data-code', 'U+202E');
  // The direction of what follows stays as it is: «kcab» is not drawn as «back».
  expect(await page.locator('[data-file] pre .unseen').evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe(
    'isolate',
  );
});
