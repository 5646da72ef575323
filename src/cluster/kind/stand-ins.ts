import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An image that takes a published one's place where its registry can't be reached. */
export interface StandIn {
  /** The registry it is published in: `ghcr.io`. */
  readonly registry: string;
  /** Repository in that registry: `library/redis`. */
  readonly repository: string;
  readonly tag: string;
  /** A folder with a Dockerfile, or an image that this machine has already. */
  readonly source:
    | { readonly folder: string; readonly args: Readonly<Record<string, string>> }
    | { readonly image: string };
  /** Changes with the files and build arguments. */
  readonly contentTag: string;
}

interface Entry {
  readonly reference: string;
  readonly build?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly from?: string;
}

const FOLDER = fileURLToPath(new URL('../../../tests/cluster/images', import.meta.url));

/** Read the table of stand-in images, tests/cluster/images/images.json. */
export function readStandIns(): StandIn[] {
  const entries = JSON.parse(readFileSync(join(FOLDER, 'images.json'), 'utf8')) as Entry[];
  return entries.map((entry) => {
    const [, registry = '', repository = '', tag = ''] = /^([^/]+)\/(.+):([^:/]+)$/.exec(entry.reference) ?? [];
    const { args = {} } = entry;
    if (entry.from !== undefined) {
      return { registry, repository, tag, source: { image: entry.from }, contentTag: `content-${hash(entry.from)}` };
    }
    const folder = join(FOLDER, entry.build ?? '');
    const texts = readdirSync(folder)
      .sort()
      .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`);
    const contentTag = `content-${hash(JSON.stringify([args, texts]))}`;
    return { registry, repository, tag, source: { folder, args }, contentTag };
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
