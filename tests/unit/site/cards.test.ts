import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cardsOf } from '../../../src/site/cards/build.ts';
import type { Card } from '../../../src/site/cards/card.ts';
import { cardDrawer } from '../../../src/site/cards/draw.ts';
import { cardPath } from '../../../src/site/cards/paths.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, note, project } from './project.ts';

const cache = mkdtempSync(join(tmpdir(), 'studylog-cards-'));
afterAll(() => rmSync(cache, { recursive: true }));

const CARD: Card = {
  number: '01',
  kind: '노트',
  title: '파드',
  text: '가장 작은 단위',
  site: 'log',
  host: 'example.org',
  accent: '#0b6b4b',
  mark: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA4IDgiPjxwYXRoIGQ9Ik0wIDBoOHY4SDB6Ii8+PC9zdmc+',
};
/** Width and height in the header of a PNG. */
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

test('a picture is drawn once for what it says, and taken from there by later builds', async () => {
  const first = await cardDrawer(cache)(CARD);
  expect(Buffer.from(first).toString('latin1', 1, 4)).toBe('PNG');
  expect(sizeOf(first)).toEqual([1200, 630]);
  const [file] = readdirSync(cache);
  writeFileSync(join(cache, file!), 'kept');
  expect(Buffer.from(await cardDrawer(cache)(CARD)).toString()).toBe('kept');
  const other = await cardDrawer(cache)({ ...CARD, title: '레플리카셋' });
  expect(Buffer.from(other).equals(Buffer.from(first))).toBe(false);
  expect(readdirSync(cache)).toHaveLength(2);
});

test('notes and entries have a picture of their own, all other pages that of the site, in every language', () => {
  const root = project({
    'content/notes/ko/pod.mdx': note('<Example id="pod/echo" />'),
    'content/notes/en/pod.mdx': note('<Example id="pod/echo" />'),
  });
  const cards = cardsOf(new ProjectFiles(root, CONFIG));
  expect([...cards.keys()].filter((path) => !path.includes('/log/')).sort()).toEqual([
    '/cards/notes/pod.png',
    '/cards/site.png',
    '/en/cards/notes/pod.png',
    '/en/cards/site.png',
  ]);
  expect(cards.get('/en/cards/notes/pod.png')).toMatchObject({ title: 'Pod', text: 'A Pod.', kind: 'Note' });
  expect(cards.get('/cards/site.png')?.number).toBeUndefined();
  const svg = Buffer.from(cards.get('/cards/site.png')!.mark.split(',')[1]!, 'base64').toString();
  expect(svg).not.toMatch(/var\(|currentColor/);
  expect(cardPath('/notes/pod/', new Set(['/notes/pod/']))).toBe('/cards/notes/pod.png');
  expect(cardPath('/glossary/', new Set(['/notes/pod/']))).toBe('/cards/site.png');
});
