import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { BASE } from '../text/base.ts';
import { lastChanged } from './last-changed.ts';
import type { ProjectFiles } from './project-files.ts';

/**
 * The addresses of all pages for search engines, each with its counterpart in the other language, the one for readers of
 * neither, and the day of its last change where that is known.
 */
export function siteMap(files: ProjectFiles): AstroIntegration {
  const { config } = files;
  const [defaultLocale = ''] = config.languages;
  const locales = Object.fromEntries(config.languages.map((lang) => [lang, lang]));
  let days: ReadonlyMap<string, string> | undefined;
  return sitemap({
    i18n: { defaultLocale, locales },
    filter: (page) => !/\/404\/?$/.test(page),
    serialize: ({ url, links = [], ...item }) => {
      days ??= lastChanged(config, files.content.pages, files.examples);
      const lastmod = days.get(decodeURI(new URL(url).pathname).slice(BASE.length));
      const neither = links
        .filter(({ lang }) => lang === defaultLocale)
        .map((link) => ({ ...link, lang: 'x-default' }));
      return { url, ...item, ...(lastmod && { lastmod }), ...(links.length > 0 && { links: [...links, ...neither] }) };
    },
  });
}
