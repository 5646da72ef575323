import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import type { KubeObject } from '../cluster/engine.ts';
import { type EndpointSlice, endpointsOf } from './endpoints.ts';

/** The cluster as it is at one moment, as far as commands print it. */
export interface Objects {
  /** The objects of a kind, as the server lists them. */
  readonly of: (kind: string) => readonly KubeObject[];
  /** Milliseconds of the cluster's clock, for ages. */
  readonly now: number;
}

/** The objects of a workspace as they are now. `also` names kinds of the whole cluster: the server is asked for each of them. */
export async function snapshot(workspace: EmbeddedWorkspace, also: readonly string[] = []): Promise<Objects> {
  const lists = await Promise.all(
    [...workspace.kinds, ...also].map(
      async (kind) => [kind, [...(await workspace.list({ kind }))].sort(byName)] as const,
    ),
  );
  const objects = new Map<string, readonly KubeObject[]>(lists);
  objects.set(
    'Endpoints',
    endpointsOf(objects.get('Service') ?? [], (objects.get('EndpointSlice') ?? []) as unknown as EndpointSlice[]),
  );
  return { of: (kind) => objects.get(kind) ?? [], now: workspace.now() };
}

/** The server lists by name. */
function byName({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
