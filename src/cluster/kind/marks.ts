import type { KubeObject } from '../engine.ts';
import type { Api } from '../kubectl/api.ts';

/** The namespace that carries the marks of the whole cluster. */
const NAME = 'studylog-cluster';
const PATH = '/api/v1/namespaces';

/** `keep`: the cluster stays when the last run ends. `going`: a run is deleting it. */
export type Mark = 'keep' | 'going';

export async function setMark(api: Api, mark: Mark, on: boolean): Promise<void> {
  await api.create(PATH, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAME } });
  const body = { metadata: { annotations: { [`studylog/${mark}`]: on ? 'true' : null } } };
  await api.request('PATCH', `${PATH}/${NAME}`, { body, contentType: 'application/merge-patch+json' });
}

export async function hasMark(api: Api, mark: Mark): Promise<boolean> {
  const namespace = await api.find<KubeObject>(`${PATH}/${NAME}`);
  return namespace?.metadata.annotations?.[`studylog/${mark}`] === 'true';
}
