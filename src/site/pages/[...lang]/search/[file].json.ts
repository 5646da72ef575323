import type { APIRoute } from 'astro';
import { searchFiles } from '../../../data.ts';
import { langParam } from '../../../entries.ts';
import { here } from '../../../site.ts';

export const getStaticPaths = () =>
  [...searchFiles()].flatMap(([lang, files]) =>
    [...files.keys()].map((file) => ({ params: { ...langParam(lang), file: file.replace(/\.json$/, '') } })),
  );

/** A file of the search index (src/site/search/format.ts). */
export const GET: APIRoute = ({ params, url }) =>
  new Response(searchFiles().get(here(url).lang)!.get(`${params.file}.json`), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
