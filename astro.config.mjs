import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { studylog } from './src/site/integration.ts';
import { processor } from './src/site/processor.ts';
import { BASE, SITE_URL } from './src/site/site.ts';

export default defineConfig({
  site: SITE_URL.origin,
  base: BASE || '/',
  trailingSlash: 'always',
  // 'jsx', the default, glues words of Korean and Latin text together.
  compressHTML: true,
  // One stylesheet and one script, both cached; nothing inline that the content security policy would have to allow.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    // The checker's thread loads the schemas when it is first asked.
    worker: { format: 'es' },
    server: { watch: { ignored: ['**/dist/**', '**/.studylog/**'] } },
  },
  devToolbar: { enabled: false },
  markdown: {
    // The site colours code by itself, with classes instead of inline styles.
    syntaxHighlight: false,
    processor,
  },
  integrations: [
    studylog(),
    mdx(),
    sitemap({
      i18n: { defaultLocale: 'ko', locales: { ko: 'ko', en: 'en' } },
      filter: (page) => !/\/404\/?$/.test(page),
    }),
  ],
});
