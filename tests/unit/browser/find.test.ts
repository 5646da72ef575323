import { afterEach, expect, test } from 'vitest';
import { findBrowser } from '../../../src/browser/find.ts';

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
  await expect(findBrowser()).rejects.toThrow(
    'STUDYLOG_BROWSER names /no/such/browser, which is not an executable file',
  );
});

test('the search hands its choice to worker processes', async () => {
  delete process.env.STUDYLOG_BROWSER;
  const found = await findBrowser();
  expect(await findBrowser()).toEqual(found);
  expect(JSON.parse(process.env.STUDYLOG_BROWSER ?? '')).toEqual(found);
});
