import { ROOT_CERTIFICATE } from '../../cluster/embedded/config-objects.ts';
import type { KubeObject, TimelineEntry } from '../../cluster/engine.ts';
import { objectState, timelineObject } from '../../verify/object-state.ts';
import { list, podSpecOf } from '../../verify/untyped.ts';
import type { PresentObject } from './messages.ts';

/** Kinds that only controllers write, and events. */
const HIDDEN = new Set(['Event', 'EndpointSlice']);
/** Whether an object is there from the start, as in every namespace. */
export const isOfCluster = ({ kind, metadata }: KubeObject): boolean =>
  kind === 'ConfigMap' && metadata.name === ROOT_CERTIFICATE;

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** The objects of a namespace that a reader can do something with. */
export class PresentObjects {
  readonly #objects = new Map<string, KubeObject>();

  /** Take note of changes; returns whether one of them is of such an object. */
  see(entries: readonly TimelineEntry[]): boolean {
    const own = entries.filter(({ object: { kind } }) => !HIDDEN.has(kind));
    for (const { type, object } of own) {
      const key = `${object.kind}/${object.metadata.name}`;
      if (type === 'deleted') this.#objects.delete(key);
      else this.#objects.set(key, object);
    }
    return own.length > 0;
  }

  /** All of them, in the order in which they came. `failing` are the Pods whose probes a reader lets fail. */
  list(failing: ReadonlySet<string>): PresentObject[] {
    return [...this.#objects.values()].map((object) => {
      const containers = list(podSpecOf(object).containers);
      const hasProbes = object.kind === 'Pod' && containers.some((one) => PROBES.some((probe) => probe in one));
      return {
        object: timelineObject(object),
        state: objectState(object),
        containers: containers.map(({ name, image }) => ({ name: String(name), image: String(image) })),
        ...(hasProbes ? { probes: failing.has(object.metadata.name) ? 'failing' : 'own' } : {}),
      };
    });
  }
}
