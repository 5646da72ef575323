import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inLang } from '../../text/addresses.ts';
import { SITE_URL } from '../../text/base.ts';
import type { Lang } from '../../text/lang.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { longDate, translator } from '../i18n/t.ts';
import { headlineOf } from '../log.ts';
import { DEFAULT_MARK } from '../mark.ts';
import type { ProjectFiles } from '../project-files.ts';
import { type Card, COLOURS } from './card.ts';
import { cardDrawer } from './draw.ts';
import { cardPath, pagesWithCard } from './paths.ts';

/** The accent of styles/tokens.css, for logs that have none of their own. */
const ACCENT = '#0b6b4b';

/**
 * Draw the picture of the site, and one of each note and entry, in every language, into the folder of a built site.
 * @param cache where pictures of earlier builds are
 */
export async function drawCards(folder: string, cache: string, files: ProjectFiles): Promise<void> {
  const draw = cardDrawer(cache);
  for (const [path, card] of cardsOf(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await draw(card));
  }
}

/** Every picture by its address below the base. */
export function cardsOf(files: ProjectFiles): ReadonlyMap<string, Card> {
  const { config, content } = files;
  const { languages, title, tagline, colours } = config;
  const withCard = pagesWithCard(content.pages);
  const accent = colours?.accent.light ?? ACCENT;
  const shared = { accent, mark: markOf(files, accent), host: SITE_URL.host + SITE_URL.pathname.replace(/\/$/, '') };
  const pathIn = (path: string, lang: Lang) => inLang(cardPath(path, withCard), lang, languages);
  const ofSite = languages.map((lang): [string, Card] => {
    const text = files.examples.length > 0 ? translator(lang)('promise') : '';
    const site = title[lang];
    return [pathIn('/', lang), { ...shared, site, kind: '', title: tagline?.[lang] ?? site, text }];
  });
  const ofPages = content.pages.map((page): [string, Card] => [
    pathIn(collectionOf(page).addresses(page)[0], page.lang),
    { ...shared, site: title[page.lang], ...wordsOf(page, config.notes) },
  ]);
  return new Map([...ofSite, ...ofPages]);
}

/** What the picture of a page says of it. */
function wordsOf(page: Page, order: readonly string[]): Pick<Card, 'number' | 'kind' | 'title' | 'text'> {
  const t = translator(page.lang);
  if (page.collection === 'notes') {
    const { title, summary } = page.fields;
    const number = String(order.indexOf(page.slug)).padStart(2, '0');
    return { number, kind: t('logNote'), title, text: plain(summary) };
  }
  const { date, title } = page.fields;
  const day = longDate(date, page.lang);
  const text = title ? day : (headlineOf(page.fields) ?? '');
  return { number: date.slice(8), kind: t('log'), title: title ?? day, text: plain(text) };
}

const plain = (text: string): string => text.replaceAll('`', '');

/** The mark as an address of an SVG, in the colours that drawings may name. */
function markOf(files: ProjectFiles, accent: string): string {
  const { mark } = files.config;
  const named: Readonly<Record<string, string>> = { ...COLOURS, accent };
  const svg = (mark ? files.diagram(mark) : DEFAULT_MARK)
    .replaceAll('currentColor', COLOURS.ink)
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => named[name] ?? COLOURS.ink);
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
