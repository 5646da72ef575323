import type { Localized } from '@studylog/check/text';
import { QUOTA } from '../cluster/quota.ts';
import { DEFAULT_WITHIN, milliseconds } from './duration.ts';
import type { LocatedYaml } from './located.ts';
import { holdsSteps, type Step } from './verbs/index.ts';

/**
 * How much one example may ask of a machine that knows nothing of its author. The longest of this log stays below a quarter
 * of each.
 */
export const LIMITS = {
  /** A single wait: `within`, `for`, `every`, `slowest`. */
  wait: '10m',
  /** All waits of an example together, at their longest. */
  waits: '45m',
  /** Steps, those inside others included. */
  steps: 60,
  /** What the clean-up deletes besides files. */
  cleanup: 10,
  /** Values of one `$oneOf`. */
  oneOf: 50,
  /** `$match` in one step: each is searched for in whatever the cluster holds, again and again. */
  patterns: 20,
  /** Files of an example's folder that end in .yaml. */
  files: 20,
  /** Bytes of one such file. */
  bytes: 64 * 1024,
  /** Bytes of verified.json. */
  record: 20 * 1024,
  /** Bytes of timeline.json. */
  timeline: 100 * 1024,
} as const;

const DURATIONS = new Set(['within', 'for', 'every', 'slowest']);
const WAITING = new Set<Step['verb']>(['expect', 'run', 'watch', 'http', 'page', 'logs', 'restarts', 'events']);

type Tell = (path: PropertyKey[], message: Localized, hint: Localized) => void;

/** Report what goes beyond the limits in steps that fit the schema. Faults go to `yaml.diagnostics`. */
export function checkLimits(steps: readonly Step[], yaml: LocatedYaml): void {
  const tell: Tell = (path, message, hint) =>
    yaml.diagnostics.push({ file: yaml.file, ...yaml.place(path), message, hint });
  const placed = withPaths(steps, ['steps']);
  if (placed.length > LIMITS.steps) tell(placed[LIMITS.steps]!.path, ...tooManySteps(placed.length));
  let waits = 0;
  let told = false;
  for (const { step, path } of placed) {
    for (const use of fieldsIn(step, path)) checkField(use, tell);
    const patterns = fieldsIn(step, path).filter(({ key }) => key === '$match');
    if (patterns.length > LIMITS.patterns) tell(patterns[LIMITS.patterns]!.path, ...tooManyPatterns(patterns.length));
    if (step.verb === 'scale' && step.scale.replicas > QUOTA.pods)
      tell([...path, 'scale', 'replicas'], ...tooManyReplicas(step.scale.replicas));
    waits += waitOf(step);
    if (waits > milliseconds(LIMITS.waits) && !told) {
      told = true;
      tell(path, ...waitsTooLong());
    }
  }
}

interface PlacedStep {
  readonly step: Step;
  readonly path: PropertyKey[];
}

function withPaths(steps: readonly Step[], prefix: PropertyKey[]): PlacedStep[] {
  return steps.flatMap((step, index) => {
    const path = [...prefix, index];
    const own = { step, path };
    return holdsSteps(step) ? [own, ...withPaths(step.do as Step[], [...path, 'do'])] : [own];
  });
}

interface Field {
  readonly key: string;
  readonly value: unknown;
  readonly path: PropertyKey[];
  /** A field of the step itself or of its verb, rather than of an expected object. */
  readonly own: boolean;
}

/** Every field of a step but its nested steps, which are steps of their own. */
function fieldsIn(value: unknown, path: PropertyKey[], own = true): Field[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (own && key === 'do') return [];
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [{ key, value: child, path: below, own }, ...fieldsIn(child, below, own && key !== 'expect')];
  });
}

function checkField({ key, value, path, own }: Field, tell: Tell): void {
  if (own && DURATIONS.has(key) && typeof value === 'string' && milliseconds(value) > milliseconds(LIMITS.wait))
    tell(path, ...tooLong(key, value));
  if (key === '$oneOf' && Array.isArray(value) && value.length > LIMITS.oneOf)
    tell(path, ...tooManyValues(value.length));
}

function waitOf(step: Step): number {
  const { within, for: steady } = step as { within?: string; for?: string };
  const default_ = WAITING.has(step.verb) ? DEFAULT_WITHIN : '0s';
  return milliseconds(within ?? default_) + milliseconds(steady ?? '0s');
}

type Fault = readonly [message: Localized, hint: Localized];

function tooLong(key: string, value: string): Fault {
  return [
    {
      ko: `\`${key}: ${value}\`은(는) 너무 깁니다. ${LIMITS.wait}까지 쓸 수 있습니다.`,
      en: `\`${key}: ${value}\` is too long; the longest is ${LIMITS.wait}`,
    },
    { ko: `\`${key}: ${LIMITS.wait}\` 이하로 적으십시오.`, en: `write \`${key}: ${LIMITS.wait}\` or less` },
  ];
}

function waitsTooLong(): Fault {
  return [
    {
      ko: `이 단계까지 기다리는 시간을 모두 더하면 ${LIMITS.waits}을 넘습니다.`,
      en: `the waits of the example up to this step add up to more than ${LIMITS.waits}`,
    },
    { ko: '`within`과 `for`를 줄이거나 예제를 나누십시오.', en: 'lower `within` and `for`, or split the example' },
  ];
}

function tooManySteps(count: number): Fault {
  return [
    {
      ko: `예제 하나에 단계는 ${LIMITS.steps}개까지 쓸 수 있습니다. 지금은 ${count}개입니다.`,
      en: `an example has at most ${LIMITS.steps} steps; this one has ${count}`,
    },
    { ko: '예제를 나누십시오.', en: 'split the example' },
  ];
}

function tooManyPatterns(count: number): Fault {
  return [
    {
      ko: `단계 하나에 \`$match\`는 ${LIMITS.patterns}개까지 쓸 수 있습니다. 지금은 ${count}개입니다.`,
      en: `a step has at most ${LIMITS.patterns} \`$match\`; this one has ${count}`,
    },
    { ko: '단계를 나누십시오.', en: 'split the step' },
  ];
}

function tooManyValues(count: number): Fault {
  return [
    {
      ko: `\`$oneOf\`에 값은 ${LIMITS.oneOf}개까지 쓸 수 있습니다. 지금은 ${count}개입니다.`,
      en: `\`$oneOf\` can have at most ${LIMITS.oneOf} values; this one has ${count}`,
    },
    { ko: '`$match`나 `$gte`와 `$lte`를 쓰십시오.', en: 'use `$match`, or `$gte` with `$lte`' },
  ];
}

function tooManyReplicas(count: number): Fault {
  return [
    {
      ko: `예제 하나에 파드는 ${QUOTA.pods}개까지 실행할 수 있습니다. \`replicas\`가 ${count}입니다.`,
      en: `an example can run at most ${QUOTA.pods} Pods; \`replicas\` is ${count}`,
    },
    { ko: `${QUOTA.pods} 이하로 적으십시오.`, en: `write ${QUOTA.pods} or less` },
  ];
}
