import type { TimelineEntry } from '../engine.ts';

/**
 * What runc says when a busy node's kernel does not do its part in time; the container is started again, and counts as
 * restarted. A command or image that an example gets wrong reads otherwise.
 */
const BUSY_NODE = /OCI runtime create failed.*?(error setting cgroup config|unable to freeze)/s;

/** The first event that tells of a node that failed to start a container through no fault of the Pod. */
export function nodeFault(timeline: readonly TimelineEntry[]): string | undefined {
  const event = timeline.find(({ object }) => object.kind === 'Event' && BUSY_NODE.test(String(object.message)));
  return event && `the node could not start a container (${BUSY_NODE.exec(String(event.object.message))?.[1]})`;
}
