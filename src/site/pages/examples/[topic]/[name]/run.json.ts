import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { sharedFiles } from '../../../../shared-files.ts';

/** What the page of an example needs to run it, for those that the simulated cluster can run. */
export async function getStaticPaths() {
  const prepared = [...(await sharedFiles().prepared)];
  return prepared.flatMap(([id, how]) => {
    const [topic, name] = id.split('/');
    return 'plain' in how ? [{ params: { topic, name }, props: { plain: how.plain } }] : [];
  });
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { plain } }) =>
  new Response(JSON.stringify(plain), { headers: { 'content-type': 'application/json; charset=utf-8' } });
