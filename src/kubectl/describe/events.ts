import type { KubeObject } from '../../cluster/engine.ts';
import { type EventObject, seenText } from '../print/event.ts';
import { type Row, table } from './rows.ts';

const HEADS = ['Type', 'Reason', 'Age', 'From', 'Message'];

/** The events of an object, in the order in which each was last seen. Those without that time, which only newer reporters omit, come first. */
export const EVENTS: Row<KubeObject> = [
  'Events',
  ({ kind, metadata: { name, namespace, uid } }, all) => {
    const events = (all.of('Event') as readonly EventObject[]).filter(
      ({ involvedObject: about }) =>
        about.name === name &&
        about.namespace === namespace &&
        (uid === undefined || about.uid === uid) &&
        (kind === 'Pod' || about.kind === kind),
    );
    const last = ({ lastTimestamp }: EventObject) => (lastTimestamp ? Date.parse(lastTimestamp) : 0);
    const cells = events
      .sort((a, b) => last(a) - last(b))
      .map((event) => [event.type, event.reason, seenText(event, all.now), reporter(event), message(event)]);
    return { below: cells.length > 0 ? table(HEADS, cells) : [] };
  },
];

function reporter({ source, reportingComponent }: EventObject): string {
  return source?.component || reportingComponent || '';
}

function message({ involvedObject, message: text = '' }: EventObject): string {
  return `${involvedObject.fieldPath ? `${involvedObject.fieldPath}: ` : ''}${text.trim()}`;
}
