import { fullName } from '../config/images.ts';
import type { Ask } from './ask.ts';

/** What a registry says of an image. */
export interface Published {
  /** Such as `linux/amd64`. */
  readonly platforms: readonly string[];
}

const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
/** The name of a registry in images, and the host that serves it, where they differ. */
const HOSTS: Readonly<Record<string, string>> = { 'docker.io': 'registry-1.docker.io' };

interface Platform {
  readonly os: string;
  readonly architecture: string;
}
interface Manifest {
  readonly manifests?: readonly { readonly platform?: Platform }[];
  readonly config?: { readonly digest: string };
}

/**
 * Ask the registry of an image what is published under its name.
 * @returns undefined where nothing is
 * @throws where the registry cannot be asked, or answers otherwise than a registry does
 */
export async function publishedImage(image: string, ask: Ask): Promise<Published | undefined> {
  const { address, reference } = placeOf(image);
  const accept = [...INDEXES, ...MANIFESTS].join(', ');
  const response = await askRegistry(`${address}/manifests/${reference}`, ask, accept);
  if (response.status === 404) return undefined;
  const manifest = (await jsonOf(response)) as Manifest;
  if (manifest.manifests) return { platforms: manifest.manifests.flatMap(({ platform }) => nameOf(platform)) };
  // An image for one platform says which in its configuration only.
  if (!manifest.config) throw new Error(`${address} sent neither an index nor a manifest`);
  const config = await askRegistry(`${address}/blobs/${manifest.config.digest}`, ask, '*/*');
  return { platforms: nameOf((await jsonOf(config)) as Platform) };
}

/**
 * Ask a registry for the tags of an image, whose own tag does not count.
 * @throws where the registry cannot be asked
 */
export async function publishedTags(image: string, ask: Ask): Promise<readonly string[]> {
  const { address } = placeOf(image);
  const tags: string[] = [];
  let next: string | undefined = `${address}/tags/list?n=1000`;
  while (next !== undefined) {
    const response: Response = await askRegistry(next, ask, 'application/json');
    tags.push(...((await jsonOf(response)) as { tags: string[] }).tags);
    const more: string | undefined = /<([^>]+)>;\s*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
    next = more === undefined ? undefined : new URL(more, next).href;
  }
  return tags;
}

function placeOf(image: string): { address: string; reference: string } {
  const [host = '', ...path] = fullName(image).split('/');
  const reference = /@(.+)$/.exec(image)?.[1] ?? /:([^:/]+)$/.exec(image)?.[1] ?? 'latest';
  return { address: `https://${HOSTS[host] ?? host}/v2/${path.join('/')}`, reference };
}

/** Ask, and where the registry wants to know who asks, with a token for anyone. */
async function askRegistry(address: string, ask: Ask, accept: string): Promise<Response> {
  const response = await ask(address, { headers: { accept } });
  if (response.status !== 401) return response;
  const challenge = response.headers.get('www-authenticate') ?? '';
  const { realm, ...scope } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
  if (realm === undefined || !/^Bearer /i.test(challenge)) return response;
  const answer = (await jsonOf(await ask(`${realm}?${new URLSearchParams(scope)}`))) as Record<string, string>;
  return ask(address, { headers: { accept, authorization: `Bearer ${answer.token ?? answer.access_token}` } });
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return await response.json();
}

function nameOf(platform: Platform | undefined): string[] {
  // What an index holds beside images, such as attestations, has no platform.
  return platform && platform.os !== 'unknown' ? [`${platform.os}/${platform.architecture}`] : [];
}
