import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Where a log has its stand-in images, and the table of them. */
const FOLDER = 'images/stand-ins';

/** Read the table of a log's stand-in images, images/stand-ins/images.json; a log without one has none. */
export function readStandIns(root: string): StandIn[] {
  const table = join(root, FOLDER, 'images.json');
  if (!existsSync(table)) return [];
  const entries = JSON.parse(readFileSync(table, 'utf8')) as Entry[];
  return entries.map((entry) => {
    const [, registry = '', repository = '', tag = ''] = /^([^/]+)\/(.+):([^:/]+)$/.exec(entry.reference) ?? [];
    const { args = {} } = entry;
    if (entry.from !== undefined) {
      return { registry, repository, tag, source: { image: entry.from }, contentTag: `content-${hash(entry.from)}` };
    }
    const folder = join(root, FOLDER, entry.build ?? '');
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
