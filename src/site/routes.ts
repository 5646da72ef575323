import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a log has beyond notes and entries; pages about what it lacks are not built. */
export interface Parts {
  readonly examples: boolean;
  readonly glossary: boolean;
  /** No favicon.svg of its own. */
  readonly icon: boolean;
}

/** Every route of the site: its pattern, and its file below src/site/pages. A new page is one line here. */
const ROUTES: Readonly<Record<'always' | keyof Parts, Readonly<Record<string, string>>>> = {
  always: {
    '/404': '404.astro',
    '/[lang]/404': '[lang]/404.astro',
    '/[...page].md': 'page.md.ts',
    '/[...lang]': '[...lang]/index.astro',
    '/[...lang]/log': '[...lang]/log/index.astro',
    '/[...lang]/log/[page]': '[...lang]/log/[page].astro',
    '/[...lang]/log/peers/[peer]': '[...lang]/log/peers/[peer].astro',
    '/[...lang]/log/topics/[topic]': '[...lang]/log/topics/[topic].astro',
    '/[...lang]/notes': '[...lang]/notes/index.astro',
    '/[...lang]/notes/[slug]': '[...lang]/notes/[slug].astro',
    '/[...lang]/rss.xml': '[...lang]/rss.xml.ts',
    '/[...lang]/llms.txt': '[...lang]/llms.txt.ts',
    '/[...lang]/search': '[...lang]/search/index.astro',
    '/[...lang]/search/[file].json': '[...lang]/search/[file].json.ts',
  },
  icon: { '/favicon.svg': 'favicon.svg.ts' },
  glossary: { '/[...lang]/glossary': '[...lang]/glossary.astro' },
  examples: {
    '/[...lang]/check': '[...lang]/check.astro',
    '/[...lang]/editor.json': '[...lang]/editor.json.ts',
    '/[...lang]/examples': '[...lang]/examples/index.astro',
    '/[...lang]/examples/[topic]/[name]': '[...lang]/examples/[topic]/[name].astro',
    '/[...page]/fields.json': 'fields.json.ts',
    '/[...lang]/fields': '[...lang]/fields/index.astro',
    '/[...lang]/fields/[...path]': '[...lang]/fields/[...path].astro',
    '/[...lang]/rules': '[...lang]/rules/index.astro',
    '/[...lang]/rules/[id]': '[...lang]/rules/[id].astro',
    '/[...lang]/stand-ins': '[...lang]/stand-ins.astro',
    '/[...lang]/verification': '[...lang]/verification.astro',
    '/examples/[topic]/[name]/run.json': 'examples/[topic]/[name]/run.json.ts',
    '/examples/[topic]/[name]/[file]': 'examples/[topic]/[name]/[file].ts',
    '/verification.json': 'verification.json.ts',
  },
};

const PAGES = fileURLToPath(new URL('./pages/', import.meta.url));
/** The package has endpoints as JavaScript. */
const ENDING = extname(import.meta.url);

/** The routes of a log, as Astro's `injectRoute` takes them. */
export function routesOf(parts: Parts): { pattern: string; entrypoint: string }[] {
  const names = (['examples', 'glossary', 'icon'] as const).filter((name) => parts[name]);
  const routes = [ROUTES.always, ...names.map((name) => ROUTES[name])].flatMap((table) => Object.entries(table));
  return routes.map(([pattern, file]) => ({
    pattern,
    entrypoint: PAGES + file.replace(/\.ts$/, ENDING),
  }));
}
