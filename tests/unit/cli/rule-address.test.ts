import { afterEach, expect, test } from 'vitest';
import { ruleAddress } from '../../../src/cli/rule-address.ts';
import { configText, project } from '../site/project.ts';

afterEach(() => {
  delete process.env.STUDYLOG_ROOT;
  delete process.env.SITE_URL;
});

/** The addresses that the command line gives for a log of these languages. */
function addressFor(languages: string, lang: 'ko' | 'en'): string {
  const config = configText('pod').replace('{\n', `{\n  languages: ${languages},\n`);
  process.env.STUDYLOG_ROOT = project({ 'studylog.config.ts': config });
  process.env.SITE_URL = 'https://example.org/log/';
  return ruleAddress('image-tag', lang);
}

test.each([
  ["['ko', 'en']", 'ko', 'https://example.org/log/check/#image-tag'],
  ["['ko', 'en']", 'en', 'https://example.org/log/en/check/#image-tag'],
  ["['en', 'ko']", 'ko', 'https://example.org/log/ko/check/#image-tag'],
  ["['en']", 'ko', 'https://example.org/log/check/#image-tag'],
] as const)('a log of %s has the documentation of a rule for readers of %s at %s', (languages, lang, address) => {
  expect(addressFor(languages, lang)).toBe(address);
});
