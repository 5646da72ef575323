import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { fieldTexts, logFields } from '../data.ts';
import { pagesWithManifests } from '../fields/pages-with-manifests.ts';
import { keysOnPage } from '../fields/shown-keys.ts';
import { inLang, pageHref } from '../site.ts';

/** What is said of the keys of a page's manifests, beside the page: `/notes/pod/fields.json`. */
export const getStaticPaths = () =>
  pagesWithManifests().map((page) => ({
    params: { page: inLang(page.path, page.lang).slice(1, -1) || undefined },
    props: { page },
  }));

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { page } }) => {
  const hrefOf = (path: string) => pageHref(path, page.lang);
  const keys = keysOnPage(page.manifests(), page.lang, { fields: logFields(), texts: fieldTexts(), hrefOf });
  return new Response(JSON.stringify(keys), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
