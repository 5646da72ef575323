import type { Page } from '@playwright/test';
import { axeProblems, VISUAL } from './page-problems.ts';
import { expect, test } from './sites.ts';

const FIELD = '#check-field';
const SUMMARY = '#check-summary';
const OPTIONS = '.editor-choices [role="option"]';
const ACTIVE = '.editor-choices [aria-selected="true"]';
const BOX = '.preview:popover-open';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n  labels: {app: echo}\nspec:\n';
const MISSPELT = 'piVersion: v1\nkind: Pod\nmetadata: {name: echo}\nspec: {containers: [{name: app, image: echo}]}\n';

/** Open the checker with a text in its field and the caret at the end; what the browser complains of is collected. */
async function open(page: Page, address: string, text: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await expect(page.locator(SUMMARY)).toHaveText(/\d/);
  await page.locator(FIELD).fill(text);
  return complaints;
}

const labels = (page: Page) => page.locator('.editor-choice-label').allTextContents();

/** What axe finds in the editor as it is now; the list and the box are each looked at in one theme here and in the other on a phone. */
async function problemsIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  return axeProblems(page, colorScheme === 'dark' ? VISUAL : undefined, '[data-check]');
}

test('a manifest is written by keyboard: suggestions while typing, explanations at the caret, and all can be undone', async ({
  page,
  served,
}) => {
  const field = page.locator(FIELD);
  const complaints = await open(page, `${served.project.origin}/en/check/`, POD);
  await page.keyboard.type('  re');
  await expect(page.locator(OPTIONS)).toHaveCount(4);
  await expect(field).toHaveAttribute('aria-activedescendant', (await page.locator(ACTIVE).getAttribute('id'))!);
  await expect(field).toHaveAttribute('aria-controls', (await page.getByRole('listbox').getAttribute('id'))!);
  await expect(page.locator('.editor-choice-text').last()).toContainText(
    'Restart policy for all containers within the pod.',
  );
  expect(await problemsIn(page, 'light')).toEqual([]);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(ACTIVE)).toContainText('restartPolicy');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`${POD}  restartPolicy: `);
  // Its values follow; none is taken by a line break that may be meant.
  await expect(page.locator(OPTIONS)).toHaveCount(3);
  expect(await labels(page)).toEqual(['Always', 'Never', 'OnFailure']);
  await expect(page.locator(ACTIVE)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Suggestions: 3' })).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`${POD}  restartPolicy: Never`);
  await expect(page.locator('.editor-choices')).toBeHidden();

  await page.keyboard.press('F1');
  await expect(page.locator(BOX)).toBeFocused();
  await expect(page.getByRole('dialog', { name: 'pod.spec.restartPolicy' })).toContainText('DefaultAlways');
  expect(await problemsIn(page, 'dark')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await expect(page.locator(BOX)).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(`${POD}  restartPolicy: `);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(`${POD}  re`);

  // Asked for, all keys are there, in a text that cannot be read; Escape leaves them, and Tab the field as well.
  await field.fill(`${POD}  containers: [\n`);
  await page.keyboard.type('  ');
  await page.keyboard.press('Control+Space');
  await expect.poll(() => labels(page)).toContain('volumes');
  expect(await labels(page)).not.toContain('containers');
  await page.keyboard.press('Escape');
  await expect(page.locator('.editor-choices')).toBeHidden();
  await page.keyboard.press('Control+Space');
  await expect(page.locator(OPTIONS).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('.editor-choices')).toBeHidden();
  await expect(field).not.toBeFocused();
  await expect(field).toHaveValue(`${POD}  containers: [\n  `);
  expect(complaints).toEqual([]);
});

test('a phone has the same by touch, with room for fingers, beside the keyboard on the screen', async ({
  browser,
  served,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 480 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const field = page.locator(FIELD);
  const complaints = await open(page, `${served.project.origin}/check/`, `${POD}  hostNetwork: true\n`);
  await page.keyboard.type('  containers:\n    - name: app\n      image: echo\n      li');
  await expect(page.locator('.editor-choice-text').last()).toContainText('컨테이너');
  const places = await page.evaluate(
    ([list, options, tools]) => {
      const { top, bottom } = document.querySelector(list!)!.getBoundingClientRect();
      const sizes = [...document.querySelectorAll(`${options}, ${tools}`)].map((one) => one.getBoundingClientRect());
      return { top, bottom, heights: sizes.map(({ height }) => height), seen: visualViewport!.height };
    },
    ['.editor-choices', OPTIONS, '.editor-tools button'],
  );
  expect(places.top).toBeGreaterThanOrEqual(0);
  expect(places.bottom).toBeLessThanOrEqual(places.seen);
  expect(Math.min(...places.heights)).toBeGreaterThanOrEqual(44);
  expect(await problemsIn(page, 'dark')).toEqual([]);
  await page.locator(OPTIONS, { hasText: 'livenessProbe' }).tap();
  await expect(field).toHaveValue(/ {6}livenessProbe:\n {8}$/);
  await expect(field).toBeFocused();

  await page.locator(FIELD).fill(MISSPELT);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(page.locator('.editor-backdrop mark', { hasText: 'piVersion' })).toBeVisible();
  await page.getByRole('button', { name: '설명' }).tap();
  await expect(page.locator(BOX)).toContainText('혹시 apiVersion입니까?');
  expect(await problemsIn(page, 'light')).toEqual([]);
  await page.locator(BOX).getByRole('button', { name: '고치기' }).tap();
  await expect(field).toHaveValue(MISSPELT.replace('piVersion', 'apiVersion'));
  await expect(field).toBeFocused();
  expect(complaints).toEqual([]);
  await context.close();
});

test('fixes are applied where the mark is, by keyboard and under the pointer, and can be undone', async ({
  page,
  served,
}) => {
  const field = page.locator(FIELD);
  await open(page, `${served.project.origin}/en/check/`, MISSPELT);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('status').filter({ hasText: 'There is no fix for this line.' })).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('listbox', { name: 'Fixes for this line' })).toContainText('Did you mean apiVersion?');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(MISSPELT.replace('piVersion', 'apiVersion'));
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(MISSPELT);

  const mark = page.locator('.editor-backdrop mark', { hasText: 'piVersion' });
  const { x, y } = (await mark.boundingBox())!;
  await page.mouse.move(x + 20, y + 6);
  await expect(page.locator(BOX)).toContainText('every manifest needs apiVersion');
  // What the checker says is said once, and the field is explained below it.
  await expect(page.locator(BOX).getByText('did you mean')).toHaveCount(1);
  await page.locator(BOX).getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(field).toHaveValue(MISSPELT.replace('piVersion', 'apiVersion'));
  await expect(mark).toHaveCount(0);
  await page.mouse.move(0, 0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(MISSPELT);
});

test('an input method is left alone: its keys choose nothing, and Hangul that is composed gets no suggestions', async ({
  page,
  served,
}) => {
  const field = page.locator(FIELD);
  await open(page, `${served.project.origin}/check/`, POD);
  await page.keyboard.type('  re');
  await expect(page.locator(OPTIONS)).toHaveCount(4);
  const isTaken = await field.evaluate((element) => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true });
    return !element.dispatchEvent(enter);
  });
  expect(isTaken).toBe(false);
  await expect(field).toHaveValue(`${POD}  re`);
  await page.keyboard.press('Escape');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: '파', selectionStart: 1, selectionEnd: 1 });
  await client.send('Input.imeSetComposition', { text: '파드', selectionStart: 2, selectionEnd: 2 });
  await client.send('Input.insertText', { text: '파드' });
  await expect(field).toHaveValue(`${POD}  re파드`);
  await expect(page.locator('.editor-backdrop')).toContainText('re파드');
  await expect(page.locator('.editor-choices')).toBeHidden();
});

test('what suggestions and explanations need is loaded once, whatever is typed', async ({ page, served }) => {
  await open(page, `${served.project.origin}/en/check/`, POD);
  await page.keyboard.type('  re');
  await expect(page.locator('.editor-choice-text').last()).not.toBeEmpty();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.locator(FIELD).fill('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: geheim}\n');
  await page.keyboard.type('prov');
  // The list of what was typed before may still be there.
  await expect(page.locator('.editor-choice-text')).toHaveCount(1);
  await expect(page.locator('.editor-choice-text')).toContainText('provisioner');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F1');
  await expect(page.locator(BOX)).toContainText('storageclass.provisioner');
  expect(requests).toEqual([]);
});
