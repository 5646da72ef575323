import { afterEach, expect, test } from 'vitest';
import { ruleAddresses } from '../../../src/cli/rule-address.ts';
import { configText, project } from '../site/project.ts';

afterEach(() => {
  delete process.env.STUDYLOG_ROOT;
  delete process.env.SITE_URL;
});

/** The addresses that the command line gives for a log of these languages. */
async function addressFor(languages: string, lang: 'ko' | 'en'): Promise<string> {
  const config = configText('pod').replace('{\n', `{\n  languages: ${languages},\n`);
  process.env.STUDYLOG_ROOT = project({ 'studylog.config.ts': config });
  process.env.SITE_URL = 'https://example.org/log/';
  return (await ruleAddresses(lang))('image-tag');
}

test.each([
  ["['ko', 'en']", 'ko', 'https://example.org/log/check/#image-tag'],
  ["['ko', 'en']", 'en', 'https://example.org/log/en/check/#image-tag'],
  ["['en', 'ko']", 'ko', 'https://example.org/log/ko/check/#image-tag'],
  ["['en']", 'ko', 'https://example.org/log/check/#image-tag'],
] as const)('a log of %s has the documentation of a rule for readers of %s at %s', async (languages, lang, address) => {
  expect(await addressFor(languages, lang)).toBe(address);
});

test.each([
  ['without a configuration', undefined],
  ['with a configuration that is wrong', 'export default { title: 1 };\n'],
])('a project %s has it where a log of both languages has', async (_what, config) => {
  process.env.STUDYLOG_ROOT = project({ 'studylog.config.ts': config });
  expect((await ruleAddresses('en'))('image-tag')).toBe('/en/check/#image-tag');
});
