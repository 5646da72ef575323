import type { Entry, MappingNode, Node } from '../manifest/document.ts';
import { nearest } from './nearest.ts';
import type { Resource } from './rule.ts';
import type { ObjectType } from './schema/schema.ts';

/** Deployments call it one way, DaemonSets and StatefulSets the other. */
const STRATEGY = /^(updateS|s)trategy$/;

/** The field that a misspelt key most likely stands for: in another letter case, or two edits away at most. */
export function meantField(name: string, type: ObjectType, node: MappingNode): string | undefined {
  const absent = [...type.fields.keys()].filter((field) => !node.entries.some(({ key }) => key.text === field));
  return (
    absent.find((field) => field.toLowerCase() === name.toLowerCase()) ??
    nearest(name, absent, 2) ??
    (STRATEGY.test(name) ? absent.find((field) => STRATEGY.test(field)) : undefined)
  );
}

/** Fields of former API versions, and keys that people take for a field, to where they are written. */
const INSTEAD = new Map(
  Object.entries({
    serviceName: 'service.name',
    servicePort: 'service.port.number` / `service.port.name',
    metricName: 'metric.name',
    metricSelector: 'metric.selector',
    targetAverageUtilization: 'target.averageUtilization',
    targetAverageValue: 'target.averageValue',
    targetValue: 'target.value',
    targetCPUUtilizationPercentage: 'metrics[].resource.target.averageUtilization',
    'autoscaling/v2.MetricIdentifier.labels': 'selector.matchLabels',
  }),
);

/** Where a key that the type does not have is written, if that is in a field of the type. */
export function insteadOf(name: string, type: ObjectType): string | undefined {
  const path = INSTEAD.get(name) ?? INSTEAD.get(`${type.name}.${name}`);
  return path && type.fields.has(/^\w+/.exec(path)![0]) ? path : undefined;
}

/** The same resource with slips mended, so that nothing is called missing that is only misspelt; places stay as they are. */
export function mendSlips(resource: Resource, slips: ReadonlyMap<Entry, string>): Resource {
  return { ...resource, root: mended(resource.root, slips) as MappingNode };
}

function mended(node: Node, slips: ReadonlyMap<Entry, string>): Node {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') return { ...node, entries: node.entries.map((item) => mended(item, slips)) };
  const entries = node.entries.map((entry) => {
    const meant = slips.get(entry);
    const key = meant === undefined ? entry.key : { ...entry.key, text: meant, value: meant };
    return { ...entry, key, value: mended(entry.value, slips) };
  });
  return { ...node, entries };
}
