import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { loadExamples } from '../../src/example/load.ts';
import { notePaths } from '../../src/site/collections/note.ts';
import { readContent } from '../../src/site/content.ts';
import { courseIn } from '../../src/site/course.ts';
import { inLang } from '../../src/text/addresses.ts';
import { readNote } from '../../src/verify/course/pages.ts';
import { sample } from '../exhaustive.ts';
import { expect, test } from './sites.ts';

const ROOT = join(import.meta.dirname, '../..');

test('every note gives a reader the same commands in each language, in the order of its Runs', async ({
  page,
  served,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const config = await loadConfig(ROOT);
  const examples = loadExamples(ROOT, config.languages);
  const { pages } = readContent(ROOT);
  const walked = [];
  for (const lang of config.languages) {
    const course = courseIn(lang, config, pages, examples, ROOT)!;
    const notes = [];
    for (const { slug, runs } of sample(course.notes)) {
      const note = await readNote(page, served.project.origin + inLang(notePaths.note(slug), lang, config.languages));
      expect(note.runs.map(({ example }) => example)).toEqual(runs);
      for (const { commands } of note.runs) expect(commands.length).toBeGreaterThan(0);
      notes.push({ slug, setUp: [...note.setUp], runs: note.runs });
    }
    expect(notes.find(({ slug }) => slug === course.overview.slug)!.setUp.map(([part]) => part)).toEqual([
      'cluster',
      'namespace',
      'client',
      'way-back',
    ]);
    walked.push(notes);
  }
  for (const notes of walked) expect(notes).toEqual(walked[0]);
});

test('the page of a note and the home page say whether the notes were walked', async ({ page, served }) => {
  for (const path of ['/', '/en/', '/notes/pod/', '/en/notes/pod/']) {
    await page.goto(served.project.origin + path);
    await expect(page.locator('article [data-course], main [data-course]').first()).toHaveAttribute(
      'data-course',
      /^(walked|changed|never)$/,
    );
  }
});

test('kind’s configuration is copied like any other file, and no command would apply it', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/notes/overview/`);
  const sheet = page.locator('figure').filter({ has: page.locator('[data-file="kind.yaml"]') });
  await expect(sheet.locator('[data-copy]')).toHaveCount(1);
  await expect(sheet.locator('[data-apply], [data-cleanup]')).toHaveCount(0);
  await expect(sheet.locator('[data-course]')).toHaveCount(1);
});
