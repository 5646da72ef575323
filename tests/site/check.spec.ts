import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { check } from '@studylog/check';
import { parseManifest } from '@studylog/check/manifest';
import { reportFindings } from '@studylog/check/report';
import { ruleDocs } from '@studylog/check/rules';
import { loadSchema } from '@studylog/check/schema';
import type { Lang } from '@studylog/check/text';
import { loadExamples } from '../../src/example/load.ts';
import { EXHAUSTIVE, sample } from '../exhaustive.ts';
import { axeProblems } from './page-problems.ts';
import { expect, ROOT, test } from './sites.ts';

const PATHS: Readonly<Record<Lang, string>> = { ko: '/check/', en: '/en/check/' };
const FIELD = '#check-field';
const SUMMARY = '#check-summary';
const MISSPELT = 'piVersion: v1\nkind: Pod\nmetadata: {name: echo}\nspec: {containers: [{name: app, image: echo}]}\n';

/** What the command says of a text, a line a finding. */
async function told(text: string, lang: Lang): Promise<string[]> {
  await loadSchema();
  const findings = reportFindings(
    await check([parseManifest('manifest.yaml', text)]),
    new Map([['manifest.yaml', text]]),
    lang,
  );
  return findings.map(({ line, column, rule, message, hint = '', related, fixable }) =>
    [
      ...[`${line}:${column}`, rule, message, hint],
      ...related.map((place) => `${place.line}:${place.column} ${place.message}`),
      fixable ? 'fix' : '',
    ].join('\n'),
  );
}

/** What the page says, in the same form; where it shows code, the command has backticks. */
function shown(page: Page): Promise<string[]> {
  return page.locator('.check-finding').evaluateAll((findings) =>
    findings.map((finding) => {
      const words = (node: Element | null | undefined): string =>
        [...(node?.childNodes ?? [])]
          .map((child) => (child.nodeName === 'CODE' ? `\`${child.textContent}\`` : child.textContent))
          .join('');
      const part = (name: string) => finding.querySelector(`[data-${name}]`);
      return [
        ...[words(part('place')), part('rule-id')?.textContent, words(part('message')), words(part('hint-text'))],
        ...[...finding.querySelectorAll('[data-related] button')].map(words),
        part('fix') ? 'fix' : '',
      ].join('\n');
    }),
  );
}

/** A text field has LF for every line end. */
const inField = (text: string) => text.replace(/\r\n?/g, '\n');

const selection = (page: Page) =>
  page.locator(FIELD).evaluate((element) => {
    const field = element as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });

for (const lang of ['ko', 'en'] as const) {
  test(`the page says what the command says, word for word, of examples and of rules' failing manifests (${lang})`, async ({
    page,
    served,
  }) => {
    test.setTimeout(300_000);
    const examples = loadExamples(ROOT).flatMap(({ files }) => files.map(({ text }) => text));
    const failing = Object.values(ruleDocs).flatMap(({ fails }) => fails.map(({ manifest }) => manifest));
    const texts = EXHAUSTIVE ? [...examples, ...failing] : lang === 'ko' ? failing : examples;
    await page.goto(served.project.origin + PATHS[lang]);
    for (const text of sample(texts).map(inField)) {
      await page.locator(FIELD).fill(text);
      await expect
        .poll(() => shown(page), { intervals: [50], timeout: 20_000, message: text })
        .toEqual(await told(text, lang));
    }
    expect(texts.length).toBeGreaterThan(50);
  });
}

test('the first manifest of the page is the first mistake of the log, and typing its fix clears it', async ({
  page,
  served,
}) => {
  await page.goto(served.project.origin + PATHS.ko);
  await expect(page.locator(SUMMARY)).toHaveText('오류 1, 경고 0');
  await expect(page.locator(FIELD)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.editor-gutter .is-error')).toHaveText('1');
  await expect(page.locator('.editor-backdrop mark')).toHaveText('piVersion');
  await page.getByRole('button', { name: /오류 1:1/ }).click();
  await expect(page.locator(FIELD)).toBeFocused();
  expect(await selection(page)).toBe('piVersion');
  await page.keyboard.type('apiVersion');
  await expect(page.locator(SUMMARY)).toHaveText(/^오류 0, 경고 0/);
  await expect(page.locator('.check-finding')).toHaveCount(0);
  await expect(page.locator('.editor-gutter .is-error')).toHaveCount(0);
  await expect(page.locator(FIELD)).not.toHaveAttribute('aria-invalid');
});

test('a fix is applied by its button, and can be undone', async ({ page, served }) => {
  await page.goto(served.project.origin + PATHS.en);
  await page.locator(FIELD).fill(MISSPELT);
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(page.locator(FIELD)).toHaveValue(MISSPELT.replace('piVersion', 'apiVersion'));
  await expect(page.locator(SUMMARY)).toContainText('Errors 0');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator(FIELD)).toHaveValue(MISSPELT);
  await expect(page.locator(SUMMARY)).toContainText('Errors 1');
});

test('a fix lands where its finding has moved while one typed', async ({ page, served }) => {
  await page.goto(served.project.origin + PATHS.en);
  await page.locator(FIELD).fill(MISSPELT);
  const fix = page.getByRole('button', { name: 'Fix', exact: true });
  await expect(fix).toBeVisible();
  await page.evaluate((field) => {
    const element = document.querySelector<HTMLTextAreaElement>(field)!;
    element.setRangeText('# a comment above\n', 0, 0);
    element.dispatchEvent(new Event('input'));
    document.querySelector<HTMLButtonElement>('[data-fix]')!.click();
  }, FIELD);
  await expect(page.locator(FIELD)).toHaveValue(`# a comment above\n${MISSPELT.replace('piVersion', 'apiVersion')}`);
});

test('all that has a safe fix is fixed at once, as the command does', async ({ page, served }) => {
  await page.goto(served.project.origin + PATHS.en);
  await page.locator(FIELD).fill(MISSPELT.replace('image:', 'imgae:').replace('kind:', 'knid:'));
  await page.getByRole('button', { name: 'Fix all' }).click();
  await expect(page.locator(FIELD)).toHaveValue(MISSPELT.replace('piVersion', 'apiVersion'));
});

test('a manifest travels in a link, and the address stops claiming it when it is edited', async ({
  page,
  context,
  served,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(served.project.origin + PATHS.ko);
  const text = `# 파드 👋\n${MISSPELT}`;
  await page.locator(FIELD).fill(text);
  await page.getByRole('button', { name: '링크로 공유' }).click();
  await expect(page.locator('[data-news]')).toContainText('링크를 복사했습니다');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(page.url());
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator(FIELD)).toHaveValue(text);
  await expect(other.locator(SUMMARY)).toHaveText(/^오류 1/);
  await expect(other.locator(FIELD)).not.toBeFocused();
  await other.locator(FIELD).press('End');
  await other.keyboard.type(' #');
  await expect(other).toHaveURL(served.project.origin + PATHS.ko);
});

test('a link that is cut off or would unfold without end is refused in words', async ({ page, served }) => {
  for (const fragment of ['abc$', deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 'a')).toString('base64url')]) {
    await page.goto(`${served.project.origin}${PATHS.en}#yaml=${fragment}`);
    await expect(page.locator('[data-news]')).toContainText('cannot be read');
    await page.locator(FIELD).fill('kind: Pod\n');
    await expect(page.locator('[data-news]')).toBeEmpty();
  }
});

test('broken examples and failing manifests of rules open in the checker', async ({ page, served }) => {
  await page.goto(served.project.origin + PATHS.ko);
  await page.locator('[data-example="service/broken-node-port"]').click();
  await expect(page.locator('.check-finding [data-rule-id]')).toContainText(['node-port-out-of-range']);
  await page.locator('.check-finding [data-rule]', { hasText: 'node-port-out-of-range' }).click();
  await expect(page).toHaveURL(/\/check\/#node-port-out-of-range$/);
  const docs = page.locator('.rule-docs:visible');
  await expect(docs).toHaveCount(1);
  await expect(docs.locator('.rule-says').first(), 'what the checker says of it').toContainText('30000');
  await page.goto(`${served.project.origin}/rules/node-port-out-of-range/`);
  await page.getByRole('link', { name: '이 매니페스트를 검사해 보기' }).first().click();
  await expect(page.locator('.check-finding [data-rule-id]').first()).toHaveText('node-port-out-of-range');
  await page.goto(`${served.project.origin}/examples/service/broken-node-port/`);
  await page.getByRole('link', { name: '이 매니페스트를 검사해 보기' }).click();
  await expect(page.locator('.check-finding [data-rule-id]')).toContainText(['node-port-out-of-range']);
});

test('the former page of a rule leads to its documentation, without scripts too', async ({ browser, served }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.project.origin}/en/rules/windows-pod/`);
  await expect(page).toHaveURL(/\/en\/check\/#windows-pod$/);
  // One and no other; until the page's styles are there, all are shown.
  await expect(page.locator('.rule-docs:visible .rule-id')).toHaveText(['windows-pod']);
  await context.close();
});

test('the checker is loaded on its page only, and nothing that is typed leaves the browser', async ({
  page,
  served,
}) => {
  const requests: { url: string; method: string; body: string | null }[] = [];
  page.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postData() }),
  );
  await page.goto(`${served.project.origin}/notes/`);
  expect(requests.filter(({ url }) => /check/.test(url))).toEqual([]);
  await page.goto(served.project.origin + PATHS.ko);
  await expect(page.locator(SUMMARY)).toHaveText(/^오류/);
  for (const { url, method, body } of requests) {
    expect(url.startsWith(`${served.project.origin}/`)).toBe(true);
    expect([method, body]).toEqual(['GET', null]);
  }
  requests.length = 0;
  await page.locator(FIELD).fill('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: geheim}\n');
  await expect(page.locator(SUMMARY)).toHaveText(/^오류 0/);
  expect(requests).toEqual([]);
  await page.locator(FIELD).fill('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: geheim}\n');
  await expect(page.locator('.check-finding [data-message]')).toContainText('provisioner');
  expect(requests).toEqual([]);
});

const HOSTILE: Readonly<Record<string, string>> = {
  'aliases that multiply': [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 12 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(10)}]`),
  ].join('\n'),
  'deep nesting': '['.repeat(100_000),
  'one endless line': `[${'[],'.repeat(150_000)}]`,
  'thousands of documents': `kind: Pod\nmetadata: {lables: 1}\n---\n`.repeat(6_000),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`typing goes on beside a hostile text: ${name}`, async ({ page, served }) => {
    await page.goto(served.project.origin + PATHS.en);
    await expect(page.locator(SUMMARY)).toHaveText('Errors 1, warnings 0');
    const longestPause = await page.evaluate(
      async ([selector, text]) => {
        const field = document.querySelector<HTMLTextAreaElement>(selector!)!;
        const summary = document.querySelector('#check-summary')!;
        field.value = text!;
        // How long the browser lays the text out is not the page's doing.
        field.getBoundingClientRect();
        summary.textContent = '';
        field.dispatchEvent(new Event('input'));
        let longest = 0;
        for (let last = performance.now(); summary.textContent === ''; last = performance.now()) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          longest = Math.max(longest, performance.now() - last);
        }
        return longest;
      },
      [FIELD, text],
    );
    expect(longestPause).toBeLessThan(1500);
    await expect(page.locator(SUMMARY)).toHaveText(/^Errors [1-9]/);
    await page.locator(FIELD).fill('kind: Pod\n');
    await expect(page.locator('.check-finding [data-rule-id]').first()).toHaveText('missing-identity');
  });
}

test('three megabytes, pasted or in a link, are refused in words and change nothing', async ({
  page,
  context,
  served,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const line = 'apiVersion: v1\n';
  const deflated = deflateRawSync(Buffer.from(line.repeat(60_000))).toString('base64url');
  await page.goto(`${served.project.origin}${PATHS.en}#yaml=${deflated}`);
  await expect(page.locator('[data-news]')).toContainText('up to 20,000 lines');
  const before = await page.locator(FIELD).inputValue();
  await page.evaluate((text) => navigator.clipboard.writeText(text), line.repeat(200_000));
  await page.locator(FIELD).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.locator('[data-news]').evaluate((news) => news.replaceChildren());
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('[data-news]')).toContainText('up to 20,000 lines');
  expect(await page.locator(FIELD).inputValue()).toBe(before);
  await page.evaluate(() => navigator.clipboard.writeText('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator(SUMMARY)).toHaveText(/^Errors 0/);
  await expect(page.locator('[data-news]')).toBeEmpty();
});

test('the page is sound with every kind of finding shown, and the keyboard reaches them', async ({ page, served }) => {
  await page.goto(served.project.origin + PATHS.ko);
  await page
    .locator(FIELD)
    .fill(
      `${MISSPELT}---\napiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec: {selector: {app: ech}, ports: [{port: 80, targetPort: web}]}\n`,
    );
  await expect(page.locator('.check-finding.is-error').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeProblems(page)).toEqual([]);
  }
  await page.locator(FIELD).focus();
  await page.keyboard.press('Tab');
  while ((await page.evaluate(() => document.activeElement?.className)) !== 'check-show')
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator(FIELD)).toBeFocused();
  expect(await selection(page)).toBe('piVersion');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page names the command that says the same', async ({ page, served }) => {
    await page.goto(served.project.origin + PATHS.ko);
    await expect(page.getByText('npm run check -- -')).toBeVisible();
    await expect(page.locator('[data-check]')).toBeHidden();
    for (const button of await page.locator('button').all()) await expect(button).toBeHidden();
  });
});
