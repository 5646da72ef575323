import type { KubeObject, Workspace } from '../../cluster/engine.ts';

export const POD = { apiVersion: 'v1', kind: 'Pod' } as const;

/** A Pod as far as steps about its containers read it. */
export interface PodObject extends KubeObject {
  spec: { containers: { name: string }[] };
  status?: { containerStatuses?: { name: string; restartCount: number }[] };
}

/** The Pods that a step names, those being deleted left out. */
export async function podsOf(
  workspace: Workspace,
  { name, labels = {} }: { name?: string | undefined; labels?: Readonly<Record<string, string>> | undefined },
): Promise<PodObject[]> {
  const pods = (await workspace.list(POD)) as PodObject[];
  return pods.filter(({ metadata }) => {
    if (metadata.deletionTimestamp !== undefined) return false;
    if (name !== undefined) return metadata.name === name;
    return Object.entries(labels).every(([key, value]) => metadata.labels?.[key] === value);
  });
}
