import type { Localized } from '@studylog/check/text';
import type { KubeObject } from '../../cluster/engine.ts';
import { kindOf } from '../../cluster/kinds.ts';
import { type MatchResult, match } from '../match.ts';
import type { Mismatch } from '../result.ts';
import { waitFor } from '../wait.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

interface Candidate {
  readonly object: KubeObject;
  readonly result: MatchResult;
}

/** Look for objects that match; the closest one is shown when none does. */
export async function expect(step: StepOf<'expect'>, context: StepContext): Promise<StepFinding> {
  const kind = kindOf(step.expect);
  const { kind: _kind, apiVersion: _apiVersion, ...fields } = step.expect;
  return await waitFor(context, { within: step.within, for: step.for, watch: [kind], pollMs: 1000 }, async () => {
    const objects = await context.workspace.list(kind);
    const alive = objects.filter(({ metadata }) => step.terminating || metadata.deletionTimestamp === undefined);
    const candidates = alive.map((object) => ({ object, result: match(fields, object, context.saved) }));
    return findingOf(step, kind.kind, candidates, context);
  });
}

function findingOf(
  step: StepOf<'expect'>,
  kind: string,
  candidates: readonly Candidate[],
  { saved }: StepContext,
): StepFinding {
  const matching = candidates.filter(({ result }) => result.mismatches.length === 0);
  const checks = Math.max(1, matching[0]?.result.checks ?? 0);
  const names = matching.map(({ object }) => object.metadata.name).join(', ');
  if (step.absent) {
    if (matching.length === 0) return { outcome: 'passed', checks: 1 };
    const mismatches = [{ path: kind, expected: '(absent)', actual: names }];
    return { outcome: 'failed', checks: 1, reason: unwanted(kind, names), mismatches };
  }
  const count = match(step.count ?? { $gte: 1 }, matching.length, saved, 'count');
  const saves = new Map([...(matching[0]?.result.saves ?? []), ...count.saves]);
  const total = checks + (step.count === undefined ? 0 : 1);
  if (count.mismatches.length === 0) {
    const seen = saves.size > 0 ? { seen: Object.fromEntries(saves) } : {};
    return { outcome: 'passed', checks: total, saves, ...seen };
  }
  const closest = closestOf(candidates, step.expect.metadata);
  const mismatches: Mismatch[] = step.count === undefined ? [] : [...count.mismatches];
  if (closest) mismatches.push(...closest.result.mismatches);
  return { outcome: 'failed', checks: total, reason: reasonOf(kind, candidates, matching, closest), mismatches };
}

function reasonOf(
  kind: string,
  candidates: readonly Candidate[],
  matching: readonly Candidate[],
  closest: Candidate | undefined,
): Localized {
  if (candidates.length === 0) return { ko: `${kind} 오브젝트가 없습니다`, en: `there is no ${kind}` };
  if (matching.length > 0) {
    return {
      ko: `${kind} 오브젝트 ${candidates.length}개 중 ${matching.length}개가 맞습니다`,
      en: `${matching.length} of ${candidates.length} ${kind} objects match`,
    };
  }
  const name = closest?.object.metadata.name;
  return {
    ko: `맞는 ${kind} 오브젝트가 없습니다. 가장 가까운 것은 ${name}입니다`,
    en: `no ${kind} matches; the closest is ${name}`,
  };
}

function unwanted(kind: string, names: string): Localized {
  return { ko: `없어야 하는 ${kind} 오브젝트가 있습니다: ${names}`, en: `${kind} ${names} should not exist` };
}

/** The one of the expected name, else the one with the fewest fields that differ. */
function closestOf(candidates: readonly Candidate[], metadata: unknown): Candidate | undefined {
  const name = (metadata as { name?: unknown } | undefined)?.name;
  const failing = candidates.filter(({ result }) => result.mismatches.length > 0);
  const named = failing.find(({ object }) => object.metadata.name === name);
  return named ?? [...failing].sort((a, b) => a.result.mismatches.length - b.result.mismatches.length)[0];
}
