import type { EngineInfo } from '../engine.ts';
import type { Api } from './api.ts';

/** Nodes as far as engines read them. */
export interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
    readonly status: {
      readonly addresses: readonly { readonly type: string; readonly address: string }[];
      readonly nodeInfo: { readonly architecture: string };
      readonly conditions: readonly { readonly type: string; readonly status: string }[];
    };
  }[];
}

export function isReady({ status }: NodeList['items'][number]): boolean {
  return status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

/** The version that the API server reports and the nodes' architecture. */
export async function describeServer(api: Api): Promise<Pick<EngineInfo, 'kubernetes' | 'architecture'>> {
  const [{ gitVersion }, { items }] = await Promise.all([
    api.get<{ gitVersion: string }>('/version'),
    api.get<NodeList>('/api/v1/nodes'),
  ]);
  const architectures = [...new Set(items.map(({ status }) => status.nodeInfo.architecture))].sort();
  return { kubernetes: gitVersion, architecture: architectures.join('+') };
}

/** Which nodes requests to node ports go to, where there is one. */
export type NodeRole = 'control-plane' | 'worker';

/** The address of a ready node, preferring those of a role: where node ports are reached. */
export async function nodeAddress(api: Api, role: NodeRole): Promise<string | undefined> {
  const { items } = await api.get<NodeList>('/api/v1/nodes');
  const ready = items.filter(isReady);
  const preferred = ready.find(
    ({ metadata }) => 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}) === (role === 'control-plane'),
  );
  return (preferred ?? ready[0])?.status.addresses.find(({ type }) => type === 'InternalIP')?.address;
}
