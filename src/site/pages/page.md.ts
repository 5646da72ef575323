import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { addressOf } from '../as-markdown/example.ts';
import { heading, link, paragraph } from '../as-markdown/nodes.ts';
import { markdownPath, plainPages } from '../as-markdown/pages.ts';
import { toMarkdown } from '../as-markdown/write.ts';
import { translator } from '../i18n/t.ts';

/** Every page as Markdown, beside it: `/notes/pod/index.md`. */
export const getStaticPaths = () =>
  plainPages().map((page) => ({
    // Astro encodes them: a peer may have a space in the name.
    params: { page: decodeURIComponent(markdownPath(page).slice(1, -'.md'.length)) },
    props: { page },
  }));

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { page } }) => {
  const { lang, path, title, summary } = page;
  const text = toMarkdown([
    heading(1, title),
    ...(summary ? [paragraph(summary)] : []),
    paragraph(`${translator(lang)('markdownOf')}: `, link(addressOf(path, lang), addressOf(path, lang))),
    ...(await page.nodes()),
  ]);
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
