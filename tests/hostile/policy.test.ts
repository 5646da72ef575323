import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentPolicy } from '../../src/site/policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hash = hashOf('alert(1)');
const styleHash = hashOf('a{}');
const directives = (address?: string) =>
  Object.fromEntries(
    contentPolicy(address ? new URL(address) : undefined, 'alert(1)', 'a{}')
      .split('; ')
      .map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
  );

test.each([
  ['https://example.org/', 'https://example.org/_astro/'],
  ['https://example.org', 'https://example.org/_astro/'],
  ['https://example.org/log', 'https://example.org/log/_astro/'],
  ['https://example.org/log/', 'https://example.org/log/_astro/'],
  ['http://127.0.0.1:4000/a/b/', 'http://127.0.0.1:4000/a/b/_astro/'],
])('a site at %s takes scripts, workers and styles from %s only', (address, built) => {
  expect(directives(address)).toMatchObject({
    'script-src': `${built} ${hash}`,
    'worker-src': built,
    'style-src': `${built} ${styleHash}`,
  });
});

test('a site on any local port takes them from its host', () => {
  expect(directives()).toMatchObject({
    'script-src': `'self' ${hash}`,
    'worker-src': "'self'",
    'style-src': `'self' ${styleHash}`,
  });
});

test('nothing is allowed that is not named, and no form, base or plug-in at all', () => {
  for (const address of [undefined, 'https://example.org/']) {
    const policy = directives(address);
    for (const name of ['default-src', 'object-src', 'base-uri', 'form-action']) expect(policy[name]).toBe("'none'");
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*|blob:/);
  }
});
