import type { KubeObject } from '../../cluster/engine.ts';

/** A node, as its row shows it. */
export interface NodeObject extends KubeObject {
  readonly status: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly addresses?: readonly { readonly type: string; readonly address: string }[];
    readonly nodeInfo?: Readonly<Record<string, string>>;
  };
}
export const nodeState = ({ status: { conditions = [] }, spec: nodeSpec }: NodeObject): string => {
  const ready = conditions.find(({ type }) => type === 'Ready');
  const state = ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown';
  return (nodeSpec as { unschedulable?: boolean } | undefined)?.unschedulable ? `${state},SchedulingDisabled` : state;
};
export const nodeRoles = ({ metadata }: NodeObject): string =>
  Object.keys(metadata.labels ?? {})
    .flatMap((label) => /^node-role\.kubernetes\.io\/(.+)$/.exec(label)?.[1] ?? [])
    .sort()
    .join(',') || '<none>';
export const nodeAddress =
  (wanted: string) =>
  ({ status: { addresses = [] } }: NodeObject): string =>
    addresses.find(({ type }) => type === wanted)?.address ?? '<none>';
export const nodeFact =
  (fact: string) =>
  ({ status: { nodeInfo } }: NodeObject): string =>
    nodeInfo?.[fact] || '<unknown>';
export const kernel = (node: NodeObject): string => {
  const { architecture } = node.status.nodeInfo ?? {};
  return nodeFact('kernelVersion')(node) + (architecture ? ` (${architecture})` : '');
};
