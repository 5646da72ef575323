import type { Localized } from '@studylog/check/text';
import type { TimelineEntry } from '../engine.ts';

/**
 * What runc says when a busy node's kernel does not do its part in time; the container is started again, and counts as
 * restarted. A command or image that an example gets wrong reads otherwise.
 */
const BUSY_NODE = /OCI runtime create failed.*?(error setting cgroup config|unable to freeze)/s;

/** The first event that tells of a node that failed to start a container through no fault of the Pod. */
export function nodeFault(timeline: readonly TimelineEntry[]): Localized | undefined {
  const event = timeline.find(({ object }) => object.kind === 'Event' && BUSY_NODE.test(String(object.message)));
  if (!event) return undefined;
  const [, cause] = BUSY_NODE.exec(String(event.object.message)) ?? [];
  return {
    ko: `노드가 컨테이너를 시작하지 못했습니다(${cause})`,
    en: `the node could not start a container (${cause})`,
  };
}
