import type { KubeObject } from '../../cluster/engine.ts';
import { since } from '../print/duration.ts';
import { type Row, table } from './rows.ts';
import type { Event } from './types.ts';

const HEADS = ['Type', 'Reason', 'Age', 'From', 'Message'];

/** The events of an object, in the order in which each was last seen. Those without that time, which only newer reporters omit, come first. */
export const EVENTS: Row<KubeObject> = [
  'Events',
  ({ kind, metadata: { name, namespace, uid } }, all) => {
    const events = (all.of('Event') as readonly Event[]).filter(
      ({ involvedObject: about }) =>
        about.name === name &&
        about.namespace === namespace &&
        (uid === undefined || about.uid === uid) &&
        (kind === 'Pod' || about.kind === kind),
    );
    const last = ({ lastTimestamp }: Event) => (lastTimestamp ? Date.parse(lastTimestamp) : 0);
    const cells = events
      .sort((a, b) => last(a) - last(b))
      .map((event) => [event.type, event.reason, age(event, all.now), reporter(event), message(event)]);
    return { below: cells.length > 0 ? table(HEADS, cells) : [] };
  },
];

/** When an event was first seen; of one that happened again, when it was last seen and how often. */
function age({ eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: Event, now: number): string {
  const first = since((eventTime as string | null) ?? firstTimestamp, now);
  if (series) return `${since(series.lastObservedTime as string, now)} (x${series.count} over ${first})`;
  return count > 1 ? `${since(lastTimestamp, now)} (x${count} over ${first})` : first;
}

function reporter({ source, reportingComponent }: Event): string {
  return source?.component || reportingComponent || '';
}

function message({ involvedObject, message: text = '' }: Event): string {
  return `${involvedObject.fieldPath ? `${involvedObject.fieldPath}: ` : ''}${text.trim()}`;
}
