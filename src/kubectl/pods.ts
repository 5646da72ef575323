import type { KubeObject } from '../cluster/engine.ts';
import { Failure } from './failure.ts';
import type { PodObject } from './print/pod.ts';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** A Pod's containers by name, init containers marked, as kubectl lists them. */
export function containerNames({ spec }: PodObject): string {
  return [
    ...spec.containers.map(({ name }) => name),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ].join(', ');
}

/**
 * The container that a command means where it names none, with the line that kubectl says of its choice.
 * @throws Failure for a name that no container of the Pod has
 */
export function containerOf(pod: PodObject, asked: string | undefined): { name: string; notice: string } {
  const { spec, metadata } = pod;
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  const name = asked ?? metadata.annotations?.[DEFAULT_CONTAINER];
  if (name) {
    if (all.some((container) => container.name === name)) return { name, notice: '' };
    throw new Failure(`error: container ${name} is not valid for pod ${metadata.name} out of: ${containerNames(pod)}`);
  }
  const first = spec.containers[0]!.name;
  const notice = all.length > 1 ? `Defaulted container "${first}" out of: ${containerNames(pod)}\n` : '';
  return { name: first, notice };
}

/** The Pods that a workload or a Service chooses, by its selector; undefined for kinds that choose none. */
export function podsOf(object: KubeObject, pods: readonly KubeObject[]): PodObject[] | undefined {
  if (object.kind === 'Pod') return [object as PodObject];
  const { selector } = (object.spec ?? {}) as { selector?: Readonly<Record<string, unknown>> };
  const labels = (object.kind === 'Service' ? selector : selector?.matchLabels) as Record<string, string> | undefined;
  if (!labels) return undefined;
  return pods.filter(({ metadata }) =>
    Object.entries(labels).every(([key, value]) => metadata.labels?.[key] === value),
  ) as PodObject[];
}
