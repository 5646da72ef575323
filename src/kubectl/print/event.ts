import type { KubeObject } from '../../cluster/engine.ts';
import { since } from './duration.ts';

/** An event, as its row shows it. */
export interface EventObject extends KubeObject {
  readonly involvedObject: {
    readonly kind: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly fieldPath?: string;
  };
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count?: number;
  readonly eventTime?: string | null;
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly series?: { readonly count: number; readonly lastObservedTime: string };
  readonly source?: { readonly component?: string; readonly host?: string };
  readonly reportingComponent?: string;
  readonly reportingInstance?: string;
}

export const firstSeen = ({ firstTimestamp, eventTime }: EventObject): string | undefined =>
  firstTimestamp ?? eventTime ?? undefined;
export const lastSeen = (event: EventObject): string | undefined =>
  event.series?.lastObservedTime ?? event.lastTimestamp ?? firstSeen(event);
export const countOf = ({ series, count }: EventObject): number => series?.count ?? (count || 1);
export const targetOf = ({ involvedObject: { kind, name } }: EventObject): string =>
  name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
export const sourceOf = ({ source, reportingComponent, reportingInstance }: EventObject): string => {
  const [component, host] = [source?.component || reportingComponent, source?.host || reportingInstance];
  return host ? `${component}, ${host}` : (component ?? '');
};

/** When an event was first seen; of one that happened again, when it was last seen and how often. */
export function seenText(
  { eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: EventObject,
  now: number,
): string {
  const first = since(eventTime ?? firstTimestamp, now);
  if (series) return `${since(series.lastObservedTime, now)} (x${series.count} over ${first})`;
  return count > 1 ? `${since(lastTimestamp, now)} (x${count} over ${first})` : first;
}
