import { fileURLToPath } from 'node:url';

/** Every route of the site: its pattern, and its file below src/site/pages. A new page is one line here. */
const ROUTES = {
  '/404': '404.astro',
  '/[...lang]': '[...lang]/index.astro',
  '/[...lang]/check': '[...lang]/check.astro',
  '/[...lang]/examples': '[...lang]/examples/index.astro',
  '/[...lang]/examples/[topic]/[name]': '[...lang]/examples/[topic]/[name].astro',
  '/[...lang]/glossary': '[...lang]/glossary.astro',
  '/[...lang]/log': '[...lang]/log/index.astro',
  '/[...lang]/log/[page]': '[...lang]/log/[page].astro',
  '/[...lang]/log/peers/[peer]': '[...lang]/log/peers/[peer].astro',
  '/[...lang]/log/topics/[topic]': '[...lang]/log/topics/[topic].astro',
  '/[...lang]/notes': '[...lang]/notes/index.astro',
  '/[...lang]/notes/[slug]': '[...lang]/notes/[slug].astro',
  '/[...lang]/rss.xml': '[...lang]/rss.xml.ts',
  '/[...lang]/rules': '[...lang]/rules/index.astro',
  '/[...lang]/rules/[id]': '[...lang]/rules/[id].astro',
  '/[...lang]/stand-ins': '[...lang]/stand-ins.astro',
  '/[...lang]/verification': '[...lang]/verification.astro',
  '/examples/[topic]/[name]/[file]': 'examples/[topic]/[name]/[file].ts',
  '/verification.json': 'verification.json.ts',
} as const;

const PAGES = fileURLToPath(new URL('./pages/', import.meta.url));

/** The routes as Astro's `injectRoute` takes them. */
export const routes = Object.entries(ROUTES).map(([pattern, file]) => ({ pattern, entrypoint: PAGES + file }));
