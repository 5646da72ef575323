import type { Localized } from '@studylog/check/text';
import type { KubeObject } from '../../cluster/engine.ts';
import { matchText } from '../match.ts';
import { waitFor } from '../wait.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const EVENT = { apiVersion: 'v1', kind: 'Event' } as const;

const UNWANTED: Localized = { ko: '없어야 하는 이벤트가 있습니다', en: 'the event should not exist' };
const noneAbout = (kind: string, name: string | undefined): Localized => ({
  ko: `${name ?? kind}에 대한 해당 이벤트가 없습니다`,
  en: `there is no such event for ${name ?? `any ${kind}`}`,
});

/** An event as far as it is read here. */
export interface EventObject extends KubeObject {
  involvedObject: { kind: string; name: string };
  type: string;
  reason: string;
  message: string;
}

/** Look for an event about an object of a kind. */
export async function events(step: StepOf<'events'>, context: StepContext): Promise<StepFinding> {
  const { kind, name, type, reason, message } = step.events;
  return await waitFor(context, { within: step.absent ? '0s' : step.within, watch: [EVENT] }, async () => {
    const about = ((await context.workspace.list(EVENT)) as EventObject[]).filter(
      ({ involvedObject: object }) => object.kind === kind && (name === undefined || object.name === name),
    );
    const found = about
      .filter((event) => event.reason === reason && (type === undefined || event.type === type))
      .map((event) => ({
        event,
        result: matchText(message ?? { $match: '' }, event.message, context.saved, 'message'),
      }));
    const first = found.find(({ result }) => result.mismatches.length === 0);
    const checks = 1 + Number(message !== undefined) + Number(type !== undefined);
    if (step.absent) {
      if (!first) return { outcome: 'passed', checks: 1 };
      const mismatches = [{ path: reason, expected: '(absent)', actual: first.event.message }];
      return { outcome: 'failed', checks: 1, reason: UNWANTED, mismatches };
    }
    if (first) return { outcome: 'passed', checks, saves: first.result.saves, seen: { message: first.event.message } };
    const others = [...new Set(about.map((event) => `${event.type} ${event.reason}`))].join(', ');
    const mismatches = found[0]?.result.mismatches ?? [
      { path: 'events', expected: `${type ?? ''} ${reason}`.trim(), actual: others || '(none)' },
    ];
    return { outcome: 'failed', checks, reason: noneAbout(kind, name), mismatches };
  });
}
