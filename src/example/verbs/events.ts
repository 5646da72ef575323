import { conditionsOf } from '../conditions.ts';
import { columns } from './looks.ts';
import { enWithin, koWithin, named } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { events as written } from './written/events.ts';

export const events = defineVerb<typeof written>({
  sentence: {
    ko: (step) =>
      step.absent
        ? `${named(step.events)}에 다음 이벤트가 없어야 합니다.`
        : `${koWithin(step)}${named(step.events)}에 다음 이벤트가 있어야 합니다.`,
    en: (step) =>
      step.absent
        ? `${named(step.events)} must not have this event:`
        : `${named(step.events)} must have this event${enWithin(step)}:`,
  },
  look: ({ events: { kind, name, type, reason } }) => {
    const fields = { 'involvedObject.kind': kind, 'involvedObject.name': name, type, reason };
    const selector = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : `${field}=${value}`,
    );
    const shown = ['involvedObject.name', 'type', 'reason', 'message'].map((path) => ({ path }));
    return ['kubectl', 'get', 'events', `--field-selector=${selector.join(',')}`, ...columns(shown)];
  },
  conditions: ({ events: { type, reason, message } }) =>
    conditionsOf({ ...(type ? { type } : {}), reason, ...(message === undefined ? {} : { message }) }),
});
