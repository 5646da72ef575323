import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtPage } from './built-page.ts';
import { htmlProblems } from './html-problems.ts';

const HEAD =
  '<meta http-equiv="content-security-policy" content="default-src \'none\'"><meta name="viewport" content="a"><meta name="description" content="b"><title>t</title>';
const BODY = '<h1 id="a">A</h1><h2>B</h2><a href="/other/#there">other</a><a href="https://example.org/">away</a>';
const page = (body = BODY, head = HEAD, lang = 'ko') =>
  `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-html-'));
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other/index.html'), page('<h1 id="there">There</h1>'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function problems(html: string): string[] {
  count += 1;
  const path = `/page-${count}/`;
  mkdirSync(join(folder, path));
  writeFileSync(join(folder, path, 'index.html'), html);
  return htmlProblems(builtPage(folder, path)!, folder).map((problem) => problem.slice(path.length + 1));
}

test('a sound page has no problems', () => {
  expect(problems(page())).toEqual([]);
});

for (const [what, html, problem] of [
  ['a language that is not its own', page(BODY, HEAD, 'en'), /its language is en/],
  ['no title', page(BODY, HEAD.replace('<title>t</title>', '')), /has not one title/],
  ['no description', page(BODY, HEAD.replace('name="description"', 'name="x"')), /has no description/],
  ['no policy', page(BODY, HEAD.replace('http-equiv', 'data-x')), /no content security policy/],
  ['two first headings', page(`${BODY}<h1>C</h1>`), /not one h1/],
  ['a heading that skips a level', page(`${BODY}<h4>C</h4>`), /from h2 to h4 at «C»/],
  ['an empty heading', page(`${BODY}<h2><span aria-hidden="true">#</span></h2>`), /empty h2/],
  ['an id that is there twice', page(`${BODY}<p id="a">`), /the id a twice/],
  ['a link without a name', page(`${BODY}<a href="/other/"><svg></svg></a>`), /has a a without a name/],
  ['a button without a name', page(`${BODY}<button><img alt=""></button>`), /has a button without a name/],
  ['a picture without an alternative', page(`${BODY}<img src="/other/">`), /has a img without a name/],
  ['a field without a label', page(`${BODY}<textarea id="f"></textarea>`), /has a textarea without a name/],
  ['a label that is not there', page(`${BODY}<p aria-labelledby="no">`), /refers to the id no/],
  ['a style', page(`${BODY}<p style="color: red">`), /the attribute style on a p/],
  ['a handler', page(`${BODY}<p onclick="x()">`), /the attribute onclick on a p/],
  ['a second style within', page(`${BODY}<style>a{}</style><style>b{}</style>`), /2 styles within/],
  ['a second script within', page(`${BODY}<script>a</script><script>b</script>`), /2 scripts within/],
  ['a link to nowhere', page(`${BODY}<a href="/nope/">nope</a>`), /the link \/nope\/, which leads nowhere/],
  ['an anchor that is not there', page(`${BODY}<a href="/other/#nope">nope</a>`), /#nope, whose anchor is not there/],
  ['an anchor of its own that is not there', page(`${BODY}<a href="#nope">nope</a>`), /#nope, whose anchor/],
] as const) {
  test(`a page with ${what} has one problem`, () => {
    const [first, ...others] = problems(html);
    expect(first).toMatch(problem);
    expect(others).toEqual([]);
  });
}
