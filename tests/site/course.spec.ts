import { loadConfig } from '../../src/config/load.ts';
import { loadExamples } from '../../src/example/load.ts';
import { notePaths } from '../../src/site/collections/note.ts';
import { readContent } from '../../src/site/content.ts';
import { courseIn } from '../../src/site/course.ts';
import { inLang } from '../../src/text/addresses.ts';
import { readNote } from '../../src/verify/course/pages.ts';
import { EXHAUSTIVE } from '../exhaustive.ts';
import { attribute, type BuiltPage, builtPage, isCommand, textContent } from './built-page.ts';
import { expect, ROOT, SITES, test } from './sites.ts';

async function readCourses() {
  const config = await loadConfig(ROOT);
  const examples = loadExamples(ROOT, config.languages);
  const { pages } = readContent(ROOT);
  return { config, courses: config.languages.map((lang) => courseIn(lang, config, pages, examples, ROOT)!) };
}

/** What a note gives its reader to run, in the order of its page: the name of each part, and each command. */
function given({ elements }: BuiltPage): string[] {
  return elements.flatMap((element) => {
    if (isCommand(element)) return `$ ${textContent(element)}`;
    return attribute(element, 'data-example') ?? attribute(element, 'data-setup') ?? [];
  });
}

test('every note gives a reader the same commands in each language, in the order of its Runs', async () => {
  const { config, courses } = await readCourses();
  for (const { slug, runs } of courses[0]!.notes) {
    const [first, ...others] = config.languages.map((lang) => {
      const path = inLang(notePaths.note(slug), lang, config.languages);
      return given(builtPage(SITES.project, path)!);
    });
    expect(first!.filter((line) => runs.includes(line))).toEqual(runs);
    expect(first!.filter((line) => line.startsWith('$ ')).length).toBeGreaterThan(runs.length);
    for (const other of others) expect(other, slug).toEqual(first);
  }
});

test('a reader copies the commands of a note by its buttons, the set-up and each Run', async ({
  page,
  served,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { config, courses } = await readCourses();
  const { overview, notes } = courses[0]!;
  for (const { slug, runs } of notes.filter((note) => EXHAUSTIVE || note.slug === overview.slug)) {
    const path = inLang(notePaths.note(slug), config.languages[0]!, config.languages);
    const note = await readNote(page, served.project.origin + path);
    expect(note.runs.map(({ example }) => example)).toEqual(runs);
    for (const { commands } of note.runs) expect(commands.length).toBeGreaterThan(0);
    const isOverview = slug === overview.slug;
    expect([...note.setUp.keys()]).toEqual(isOverview ? ['cluster', 'namespace', 'client', 'way-back'] : []);
  }
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
