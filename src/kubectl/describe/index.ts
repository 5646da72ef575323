import type { KubeObject } from '../../cluster/engine.ts';
import type { Objects } from '../objects.ts';
import { anyLines } from './any.ts';
import { configMapLines, secretLines } from './config.ts';
import { deploymentLines, replicaSetLines } from './controllers.ts';
import { endpointSliceLines } from './endpoint-slice.ts';
import { podLines } from './pod.ts';
import { serviceLines } from './service.ts';
import { alignTabs } from './tabs.ts';

type Lines = (object: never, all: Objects) => string[];

/** The kinds that have a form of their own; others are described field by field. */
const KINDS: Readonly<Record<string, Lines>> = {
  ConfigMap: configMapLines,
  Deployment: deploymentLines,
  EndpointSlice: endpointSliceLines,
  Pod: podLines,
  ReplicaSet: replicaSetLines,
  Secret: secretLines,
  Service: serviceLines,
};

/**
 * What `kubectl describe` v1.36 prints of an object; `all` gives the other objects of its namespace. Times are in UTC.
 * @see https://github.com/kubernetes/kubectl/blob/v0.36.3/pkg/describe/describe.go
 */
export function describe(object: KubeObject, all: Objects): string {
  const lines = (KINDS[object.kind] ?? anyLines) as (object: KubeObject, all: Objects) => string[];
  const text = lines(object, all).map((line) => `${line}\n`);
  return alignTabs(forTerminal(text.join('')));
}

/** Text that a terminal shows and does not obey. */
function forTerminal(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}
