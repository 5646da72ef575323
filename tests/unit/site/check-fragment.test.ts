import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { carriesText, fragmentOf, textOf } from '../../../src/site/browser/check-fragment.ts';

test('a text comes out of a fragment as it went in', async () => {
  for (const text of ['', 'piVersion: v1\n', '# 파드와 👋\tkind: Pod\r\n', 'name: echo\n'.repeat(5000)]) {
    const fragment = await fragmentOf(text);
    expect(fragment).toMatch(/^yaml=[\w-]*$/);
    expect(carriesText(`#${fragment}`)).toBe(true);
    expect(await textOf(`#${fragment}`)).toBe(text);
  }
});

test('a fragment that is cut off, no text or no fragment of ours gives nothing', async () => {
  const whole = await fragmentOf('apiVersion: v1\nkind: Pod\nmetadata: {name: echo}\n');
  expect(await textOf(`#${whole.slice(0, -9)}`)).toBeUndefined();
  expect(await textOf('#yaml=%%%')).toBeUndefined();
  expect(
    await textOf(`#yaml=${deflateRawSync(Buffer.from([0xff, 0xfe, 0x80])).toString('base64url')}`),
  ).toBeUndefined();
  expect(carriesText('#main')).toBe(false);
});

test('a fragment that would unfold to hundreds of megabytes is given up early', async () => {
  const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 'a')).toString('base64url');
  const started = performance.now();
  expect(await textOf(`#yaml=${bomb}`)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2000);
});
