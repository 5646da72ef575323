import { setTimeout as pause } from 'node:timers/promises';
import type { KindRef, KubeObject, TimelineEntry } from '../engine.ts';
import { type Api, ApiError } from './api.ts';

interface ObjectList {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly KubeObject[];
}

type Changed = (type: TimelineEntry['type'], object: KubeObject) => void;

const TYPES = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted' } as const;
const AGAIN_MS = 250;

/** List a collection, each item with the apiVersion and kind that the API leaves out of lists. */
export async function listObjects(api: Api, path: string, kind: KindRef): Promise<ObjectList> {
  const list = await api.get<ObjectList>(path);
  return { ...list, items: list.items.map((item) => ({ ...item, apiVersion: kind.apiVersion, kind: kind.kind })) };
}

/**
 * Follow a collection: `changed` hears of every change from now on, of what is there already as added,
 * and after a broken connection of what has changed meanwhile. Ends when `signal` is aborted.
 */
export async function follow(
  api: Api,
  path: string,
  kind: KindRef,
  changed: Changed,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map<string, KubeObject>();
  const tell = (type: TimelineEntry['type'], object: KubeObject) => {
    const uid = String(object.metadata.uid);
    const before = known.get(uid);
    if (type !== 'deleted' && before?.metadata.resourceVersion === object.metadata.resourceVersion) return;
    if (type === 'deleted') known.delete(uid);
    else known.set(uid, object);
    changed(type === 'added' && before ? 'modified' : type, object);
  };
  while (!signal.aborted) {
    try {
      const list = await listObjects(api, path, kind);
      const present = new Set(list.items.map(({ metadata }) => String(metadata.uid)));
      for (const [uid, object] of known) if (!present.has(uid)) tell('deleted', object);
      for (const item of list.items) tell('added', item);
      await watchFrom(api, path, list.metadata.resourceVersion, tell, signal);
    } catch (error) {
      if (error instanceof ApiError && error.status !== 410) return;
    }
    await pause(AGAIN_MS, undefined, { signal }).catch(() => {});
  }
}

async function watchFrom(api: Api, path: string, from: string, tell: Changed, signal: AbortSignal): Promise<void> {
  let version = from;
  let ended = false;
  while (!ended && !signal.aborted) {
    const before = version;
    const query = `watch=true&allowWatchBookmarks=true&resourceVersion=${version}`;
    await api.watch(
      `${path}?${query}`,
      ({ type, object }) => {
        if (type === 'ERROR') {
          ended = true;
          return;
        }
        version = object.metadata.resourceVersion;
        if (type !== 'BOOKMARK') tell(TYPES[type], object as unknown as KubeObject);
      },
      signal,
    );
    // The server closes a quiet watch after some minutes; one that brought nothing at all is worth a new list.
    ended ||= version === before;
  }
}
