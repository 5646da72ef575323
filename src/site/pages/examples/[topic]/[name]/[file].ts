import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { examples } from '../../../../data.ts';

/** Raw files of examples at their stable address: the file's bytes, untouched. */
export function getStaticPaths() {
  return examples().flatMap(({ topic, name, files }) =>
    files.map((file) => ({ params: { topic, name, file: file.name }, props: { file } })),
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { file } }) =>
  new Response(file.bytes, { headers: { 'content-type': 'application/yaml; charset=utf-8' } });
