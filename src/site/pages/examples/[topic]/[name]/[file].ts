import { join } from 'node:path';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { readOwnFile } from '../../../../../example/own-files.ts';
import { projectRoot } from '../../../../../project/root.ts';
import { examples } from '../../../../data.ts';

/** Raw files of examples at their stable address: the file's bytes, untouched. */
export function getStaticPaths() {
  return examples().flatMap(({ topic, name, folder, files }) =>
    files.map((file) => ({
      params: { topic, name, file: file.name },
      props: { path: join(folder, file.name) },
    })),
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(new Uint8Array(readOwnFile(projectRoot(), props.path)), {
    headers: { 'content-type': 'application/yaml; charset=utf-8' },
  });
