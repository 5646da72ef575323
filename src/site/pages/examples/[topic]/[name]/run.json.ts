import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { config } from '../../../../config.ts';
import type { RunData } from '../../../../run/plain.ts';
import { sharedFiles } from '../../../../shared-files.ts';
import { pageHref } from '../../../../site.ts';

/** What the page of an example needs to run it, for those that the simulated cluster can run. */
export async function getStaticPaths() {
  const prepared = [...(await sharedFiles().prepared)];
  return prepared.flatMap(([id, how]) => {
    const [topic, name] = id.split('/');
    return 'plain' in how ? [{ params: { topic, name }, props: { plain: how.plain } }] : [];
  });
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { plain } }) => {
  const editor = Object.fromEntries(config.languages.map((lang) => [lang, pageHref('/editor.json', lang)]));
  const data: RunData = { example: plain, editor };
  return new Response(JSON.stringify(data), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
