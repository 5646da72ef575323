import type { Localized } from '@studylog/check/text';
import type { Rejection } from '../../cluster/engine.ts';
import { isConfinement } from '../../cluster/kubectl/rejection.ts';
import { shellLine } from '../../example/shell.ts';
import { VERBS } from '../../example/verbs/index.ts';
import { matchText } from '../match.ts';
import { differsFromStep, OTHER_COMMAND } from '../reader.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const BY: Readonly<Record<Rejection['by'], string>> = { kubectl: 'kubectl이', server: 'API 서버가' };

/** What may be wrong with applying a file. */
const SAID = {
  refused: (file: string, by: Rejection['by']) => ({
    ko: `${BY[by]} ${file} 파일을 거부했습니다`,
    en: `${by} rejected ${file}`,
  }),
  refusedInDryRun: {
    ko: '페이지의 명령이 dry-run에서 거부됩니다',
    en: 'the command on the page is rejected in a dry run',
  },
  notRefused: (file: string) => ({
    ko: `${file} 파일은 거부되어야 하지만 적용되었습니다`,
    en: `${file} should have been rejected, but was applied`,
  }),
  refusedHereOnly: (file: string) => ({
    ko: `${file} 파일은 여기에서만 거부됩니다. 독자의 클러스터는 받아들입니다`,
    en: `${file} is rejected only here; a reader's cluster would accept it`,
  }),
  paraphrased: {
    ko: '거부되었습니다. 정확한 메시지는 시뮬레이션하지 않습니다',
    en: 'rejected; the exact message is not simulated',
  },
  refusedOtherwise: (file: string) => ({
    ko: `${file} 파일이 예상과 다르게 거부되었습니다`,
    en: `${file} was not rejected as expected`,
  }),
} as const satisfies Record<string, Localized | ((file: string, by: Rejection['by']) => Localized)>;

/** Apply a file as the reader does; where it must be refused, hold the refusal to its words. */
export async function apply(step: StepOf<'apply'>, context: StepContext): Promise<StepFinding> {
  const file = context.example.files.find(({ name }) => name === step.apply)!;
  // What the page gave to copy, where a page was read.
  const copied = file.withText(context.shown?.files.get(step.apply) ?? file.text);
  const rehearsed = await rehearse(step, context);
  if (rehearsed) return rehearsed;
  const { rejection, output } = await context.workspace.apply(copied.manifest);
  if (step.rejected) return findingOf(step.apply, step.rejected, { rejection, output }, context);
  if (!rejection) return { outcome: 'passed', checks: 1, ...(output ? { output } : {}) };
  const mismatches = [{ path: step.apply, expected: 'applied', actual: rejection.message }];
  return { outcome: 'failed', checks: 1, reason: SAID.refused(step.apply, rejection.by), mismatches };
}

/**
 * Where the page gives the file's address, kubectl must be able to take it from there, in a dry run on the server.
 * What is to be refused is left out: some of it, such as a node port out of range, a dry run lets pass.
 */
async function rehearse(step: StepOf<'apply'>, context: StepContext): Promise<StepFinding | undefined> {
  const { shown, workspace, index } = context;
  if (!shown || !workspace.kubectl || step.rejected) return undefined;
  const words = VERBS.apply.command!(step, (file) => shown.addresses.get(file) ?? file);
  const line = shellLine(words);
  const miscopied = differsFromStep(shown, index, line);
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  const { exitCode, stderr } = await workspace.kubectl([...words.slice(1), '--dry-run=server']);
  if (exitCode === 0) return undefined;
  const mismatches = [{ path: line, expected: 'accepted', actual: stderr.trim() }];
  return { outcome: 'failed', checks: 0, reason: SAID.refusedInDryRun, mismatches };
}

function findingOf(
  file: string,
  expected: NonNullable<StepOf<'apply'>['rejected']>,
  { rejection, output }: { rejection: Rejection | undefined; output: string | undefined },
  { saved }: StepContext,
): StepFinding {
  if (!rejection) {
    const mismatches = [{ path: 'rejected', expected: `rejected by ${expected.by}`, actual: 'applied' }];
    return { outcome: 'failed', checks: 1, reason: SAID.notRefused(file), mismatches };
  }
  if (isConfinement(rejection.message)) {
    const mismatches = [{ path: 'rejected', expected: 'rejected by any cluster', actual: rejection.message }];
    return { outcome: 'failed', checks: 1, reason: SAID.refusedHereOnly(file), mismatches };
  }
  const by = matchText(expected.by, rejection.by, saved, 'rejected.by');
  if (rejection.paraphrased && by.mismatches.length === 0) {
    return { outcome: 'passed', checks: 1, reason: SAID.paraphrased };
  }
  const message = matchText(expected.message, rejection.message, saved, 'rejected.message');
  const mismatches = [...by.mismatches, ...message.mismatches];
  // Of a file with several objects, kubectl may have applied some, and says so.
  const found = { checks: 2, output: output ?? `${rejection.message}\n`, saves: message.saves };
  return mismatches.length === 0
    ? { outcome: 'passed', ...found }
    : { outcome: 'failed', reason: SAID.refusedOtherwise(file), mismatches, ...found };
}
