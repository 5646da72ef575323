import type { Localized } from '@studylog/check/text';
import type { EngineInfo, StartOptions } from '../engine.ts';
import { run } from '../kubectl/process.ts';
import { docker } from './docker.ts';
import { registriesReachable } from './registry.ts';

/** The image that nodes run unless --node-image names another: of those published with kind v0.33.0 (its release notes). */
export const PUBLISHED = 'kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed';

const usingLocal = (image: string): Localized => ({
  ko: `공개된 노드 이미지를 받을 수 없어 이 컴퓨터에 있는 ${image} 이미지를 사용합니다`,
  en: `the published node image cannot be pulled; using ${image} from this machine`,
});

/** The published image, or, where it is not here and cannot be had, the newest of its minor that is here. */
export async function defaultNodeImage({ root, progress, signal }: StartOptions): Promise<string> {
  const { exitCode } = await run('docker', ['image', 'inspect', PUBLISHED], { signal });
  if (exitCode === 0 || (await registriesReachable(root))) return PUBLISHED;
  const tags = (await docker(['image', 'ls', '--format', '{{.Tag}}', 'kindest/node'], { signal })).split('\n');
  const local = newestOfMinor(PUBLISHED, tags);
  if (local === undefined) return PUBLISHED;
  progress(usingLocal(local));
  return local;
}

/** @example newestOfMinor('kindest/node:v1.36.4@sha256:…', ['v1.36.1', 'v1.36.3', 'v1.37.0']) // 'kindest/node:v1.36.3' */
export function newestOfMinor(image: string, tags: readonly string[]): string | undefined {
  const minor = /:(v\d+\.\d+\.)/.exec(image)?.[1] ?? image;
  const patches = tags.filter((tag) => tag.startsWith(minor)).map((tag) => Number(tag.slice(minor.length)));
  const newest = Math.max(...patches.filter(Number.isInteger));
  return Number.isFinite(newest) ? `kindest/node:${minor}${newest}` : undefined;
}

/** Which image a node's container runs, and whether it is one that the kind project published or one built on this machine. */
export async function describeNodeImage(node: {
  readonly name: string;
  readonly image: string;
}): Promise<NonNullable<EngineInfo['nodeImage']>> {
  const id = await docker(['inspect', '--type', 'container', '--format', '{{.Image}}', node.name]);
  const digests = await docker(['image', 'inspect', '--format', '{{json .RepoDigests}}', id]);
  // Docker notes a repository's digest only for an image that it pulled from there or pushed to it.
  const published = (JSON.parse(digests) as string[] | null)?.some((digest) => digest.startsWith('kindest/node@'));
  return { reference: node.image, id, published: published ?? false };
}
