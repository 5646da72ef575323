import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { findBrowser } from '../../../../src/verify/browser/find.ts';
import { packagedBrowser } from '../../../../src/verify/browser/packaged.ts';

/** A busy machine needs half a minute to unpack a browser. */
const UNPACKING_MS = 180_000;

const chosen = process.env.STUDYLOG_BROWSER;
afterEach(() => {
  if (chosen === undefined) delete process.env.STUDYLOG_BROWSER;
  else process.env.STUDYLOG_BROWSER = chosen;
});

test('STUDYLOG_BROWSER names the browser to use', async () => {
  process.env.STUDYLOG_BROWSER = process.execPath;
  expect(await findBrowser()).toMatchObject({ executablePath: process.execPath, source: 'STUDYLOG_BROWSER' });
});

test('a STUDYLOG_BROWSER that cannot be run is said to be so', async () => {
  process.env.STUDYLOG_BROWSER = '/no/such/browser';
  await expect(findBrowser()).rejects.toThrow('STUDYLOG_BROWSER is /no/such/browser, which is not an executable file');
});

test(
  'the search hands its choice to worker processes',
  async () => {
    delete process.env.STUDYLOG_BROWSER;
    const found = await findBrowser();
    expect(await findBrowser()).toEqual(found);
    expect(JSON.parse(process.env.STUDYLOG_BROWSER ?? '')).toEqual(found);
  },
  UNPACKING_MS,
);

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the packaged browser has a font on a machine without any',
  async () => {
    const { env } = (await packagedBrowser())!;
    const [, folder] = readFileSync(env.FONTCONFIG_FILE!, 'utf8').match(/<dir>(.*)<\/dir>/)!;
    expect(readdirSync(folder!, { recursive: true })).toContainEqual(expect.stringMatching(/\.ttf$/));
  },
  UNPACKING_MS,
);
