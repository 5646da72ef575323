import { rules } from '@studylog/check/rules';
import { expect, test } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { readContent } from '../../../src/site/content.ts';
import { routesOf } from '../../../src/site/routes.ts';
import { ruleAddress, ruleIdsWithPage } from '../../../src/site/rule-pages.ts';
import { EXAMPLE, note, project } from './project.ts';

const patterns = (parts: Parameters<typeof routesOf>[0]) => routesOf(parts).map(({ pattern }) => pattern);

test('a log without examples has no page about Kubernetes', () => {
  const found = patterns({ examples: false, glossary: false, icon: true });
  expect(found).toContain('/[...lang]/notes/[slug]');
  expect(found.join()).not.toMatch(/check|rules|examples|verification|stand-ins|glossary/);
});

test('examples and a glossary bring their pages', () => {
  expect(patterns({ examples: true, glossary: true, icon: false })).toEqual(
    expect.arrayContaining(['/[...lang]/check', '/[...lang]/rules/[id]', '/verification.json', '/[...lang]/glossary']),
  );
});

test('rules that an example names or a page links have a page; all others are on the page of the checker', () => {
  const [named, linked, other] = rules.map(({ id }) => id) as [string, string, string];
  const root = project({
    'examples/pod/echo/example.yaml': `${EXAMPLE}findings: [{rule: ${named}, at: ''}]\n`,
    'content/notes/en/pod.mdx': note(`See [it](/en/rules/${linked}/).\n\n<Example id="pod/echo" />`),
  });
  const withPage = ruleIdsWithPage(readContent(root).pages, loadExamples(root));
  expect([...withPage].sort()).toEqual([named, linked].sort());
  expect(ruleAddress(named, withPage)).toBe(`/rules/${named}/`);
  expect(ruleAddress(other, withPage)).toBe(`/check/#${other}`);
});
