import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CARD, type Card, cardNode } from './card.ts';

const require = createRequire(import.meta.url);
/** One weight of one free font with every Hangul syllable; pictures cannot use the fonts of their readers. */
const FONT = '@fontsource/gowun-dodum/files/gowun-dodum-korean-400-normal.woff';
const RENDERER = '@resvg/resvg-wasm/index_bg.wasm';
const read = (name: string): Buffer => readFileSync(require.resolve(name));

/**
 * Draw pictures, or take equal ones from an earlier build: the name of a file in `cache` is the digest of everything that
 * decides its bytes.
 * @returns a function that gives a picture as PNG
 */
export function cardDrawer(cache: string): (card: Card) => Promise<Uint8Array> {
  const tools = createHash('sha256');
  for (const name of ['satori', RENDERER, FONT]) tools.update(read(name));
  const drawnBy = tools.digest('hex');
  return async (card) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([drawnBy, CARD, cardNode(card)]))
      .digest('hex');
    const file = join(cache, `${digest}.png`);
    if (existsSync(file)) return readFileSync(file);
    loaded ??= loadDrawer();
    const png = await (await loaded)(card);
    mkdirSync(cache, { recursive: true });
    // A build that is stopped must not leave half a picture.
    writeFileSync(`${file}.${process.pid}`, png);
    renameSync(`${file}.${process.pid}`, file);
    return png;
  };
}

/** The libraries are loaded by the build that has something to draw, and once: the renderer takes its program only once. */
let loaded: ReturnType<typeof loadDrawer> | undefined;

async function loadDrawer(): Promise<(card: Card) => Promise<Uint8Array>> {
  const [{ default: satori }, { initWasm, Resvg }] = await Promise.all([import('satori'), import('@resvg/resvg-wasm')]);
  await initWasm(read(RENDERER));
  const data = read(FONT);
  return async (card) => {
    const svg = await satori(cardNode(card) as never, {
      ...CARD,
      fonts: [{ name: 'Gowun Dodum', data, weight: 400, style: 'normal' }],
    });
    return new Resvg(svg).render().asPng();
  };
}
