import type { Lang } from '@studylog/check/text';
import type { z } from 'zod';
import { type Condition, conditionsOf } from '../conditions.ts';
import { isRecord } from '../operators.ts';
import { canWait, columns, jsonPath, NAME } from './looks.ts';
import { amount, enSpan, enWithin, koSpan, koWithin, named, selection, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { expect as written } from './written/expect.ts';

type ExpectStep = z.output<typeof written>;

const TERMINATING = { ko: ' (삭제 중인 것 포함)', en: ' (including those being deleted)' } as const;

/** The object that is looked for, as the sentence names it. */
function expected({ expect: { kind, metadata }, terminating }: ExpectStep, lang: Lang): string {
  const { name, labels } = (metadata ?? {}) as { name?: unknown; labels?: Record<string, unknown> };
  const object = named({ kind, labels, ...(typeof name === 'string' ? { name } : {}) });
  return terminating ? `${object}${TERMINATING[lang]}` : object;
}

const NAMING = ['apiVersion', 'kind', 'metadata'];
/** Whether conditions are listed below the sentence. */
const isListed = ({ expect }: ExpectStep): boolean => Object.keys(expect).some((key) => !NAMING.includes(key));

export const expect = defineVerb<typeof written>({
  sentence: {
    ko: (step) => {
      const steadily = step.for ? `${koSpan(step.for)} 동안 계속 ` : '';
      if (step.absent)
        return `${koWithin(step)}${isListed(step) ? '다음과 같은 ' : ''}${expected(step, 'ko')} 오브젝트가 ${steadily}없어야 합니다.`;
      const number = step.count === undefined ? ' 오브젝트가' : ` ${amount(step.count)}개가`;
      const goal = isListed(step) ? '다음과 같아야 합니다' : '있어야 합니다';
      return `${koWithin(step)}${expected(step, 'ko')}${number} ${steadily}${goal}.`;
    },
    en: (step) => {
      const steadily = step.for ? ` for ${enSpan(step.for)}` : '';
      if (step.absent)
        return `There must be no ${expected(step, 'en')}${isListed(step) ? ' with these values' : ''}${enWithin(step)}${steadily}${isListed(step) ? ':' : '.'}`;
      const number = step.count === undefined ? '' : `${amount(step.count)} × `;
      const goal = isListed(step)
        ? `${step.for ? 'keep' : 'have'} these values`
        : step.for
          ? 'continue to exist'
          : 'exist';
      return `${number}${expected(step, 'en')} must ${goal}${enWithin(step)}${steadily}${isListed(step) ? ':' : '.'}`;
    },
  },
  conditions: conditionsIn,
  look: (step) => ['kubectl', ...(waitFor(step) ?? list(step))],
});

function conditionsIn({ expect: { apiVersion: _version, kind: _kind, ...rest } }: ExpectStep): Condition[] {
  return conditionsOf(withoutTarget(rest));
}

/** Where the object has a name and a state to come to, the command that waits for it; it prints one line when it is there. */
function waitFor(step: ExpectStep): string[] | undefined {
  const { kind, metadata } = step.expect;
  const { name } = (metadata ?? {}) as { name?: unknown };
  if (typeof name !== 'string' || name.startsWith('$') || !step.within || step.absent || step.for) return undefined;
  const awaited = conditionsIn(step).filter(({ path }) => path.startsWith('status.'));
  const object = slashed({ kind, name });
  const timeout = `--timeout=${step.within}`;
  if (kind === 'Pod' && awaited.length > 0 && awaited.every(isOfReadiness)) {
    const ready = awaited.some(({ path }) => path.endsWith('.ready'));
    return ['wait', ready ? '--for=condition=Ready' : '--for=jsonpath={.status.phase}=Running', object, timeout];
  }
  if (kind === 'Deployment' && isRolledOut(awaited)) return ['rollout', 'status', object, timeout];
  const last = awaited.filter(canWait).at(-1);
  return last && ['wait', `--for=jsonpath={${jsonPath(last.path)}}=${last.value}`, object, timeout];
}

const isOfReadiness = ({ path, relation, value }: Condition): boolean =>
  relation === '=' &&
  ((path === 'status.phase' && value === 'Running') ||
    (/^status\.containerStatuses\[[^\]]*\]\.ready$/.test(path) && value === 'true'));

/** As many Pods in all as are new and ready: then `kubectl rollout status` says that the rollout has ended. */
function isRolledOut(awaited: readonly Condition[]): boolean {
  const counts = ['replicas', 'updatedReplicas', 'readyReplicas'].map(
    (field) => awaited.find(({ path, relation }) => path === `status.${field}` && relation === '=')?.value,
  );
  return awaited.length === counts.length && counts[0] !== undefined && new Set(counts).size === 1;
}

/** The command that prints what is looked at as it is now: of each object its name, and the value of each condition. */
function list(step: ExpectStep): string[] {
  const { kind, metadata } = step.expect;
  const { name, labels } = (metadata ?? {}) as { name?: unknown; labels?: Readonly<Record<string, unknown>> };
  const named = typeof name === 'string' && !name.startsWith('$');
  const plain = Object.entries(labels ?? {}).filter(([, value]) => typeof value === 'string');
  const which = named ? [name] : plain.length > 0 ? selection({ labels: Object.fromEntries(plain) }) : [];
  const conditions = conditionsIn(step);
  const shown = step.absent && conditions.length === 0 ? [] : columns([NAME, ...conditions]);
  return ['get', kind.toLowerCase(), ...which, ...shown];
}

/** Name and labels say which object is meant, and the sentence says them already. */
function withoutTarget(fields: Record<string, unknown>): Record<string, unknown> {
  const { metadata, ...rest } = fields;
  if (!isRecord(metadata)) return fields;
  const kept = Object.entries(metadata).flatMap(([key, value]) => {
    if (key === 'name' && typeof value === 'string') return [];
    if (key !== 'labels' || !isRecord(value)) return [[key, value] as const];
    const compared = Object.entries(value).filter(([, label]) => typeof label !== 'string');
    return [[key, Object.fromEntries(compared)] as const];
  });
  return { metadata: Object.fromEntries(kept), ...rest };
}
