import type { Localized } from '@studylog/check/text';
import type { RunningCommand } from '../../cluster/engine.ts';
import { DEFAULT_WITHIN, milliseconds } from '../../example/duration.ts';
import { readWatch } from '../../example/kubectl.ts';
import { shellLine } from '../../example/shell.ts';
import type { WatchStep } from '../../example/verbs/index.ts';
import { matchText } from '../match.ts';
import { differsFromPage, differsFromStep, OTHER_COMMAND } from '../reader.ts';
import type { Mismatch } from '../result.ts';
import { untilItIsDone, untilItPrints } from '../second-terminal.ts';
import { FAILED_WITHIN, NOT_SIMULATED, printsOtherwise, type StepContext, type StepFinding, skipped } from './step.ts';

const endedByItself = (command: string): Localized => ({
  ko: `«${command}» 명령이 Ctrl-C를 누르기 전에 끝났습니다`,
  en: `«${command}» ended before Ctrl-C was pressed`,
});

/** Keep a command running while the nested steps run, until it has printed what it should; then stop it as Ctrl-C does. */
export async function watch(step: WatchStep, context: StepContext): Promise<StepFinding> {
  const { workspace, capabilities, shown, index, signal, saved } = context;
  const words = readWatch(step.watch);
  const miscopied = differsFromStep(shown, index, shellLine(words));
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  const heard = () =>
    context.looked?.({ outcome: 'failed', checks: 0, ...(running ? { output: running.printed } : {}) });
  const running: RunningCommand | undefined = capabilities.has('kubectl')
    ? workspace.start?.(words.slice(1), heard)
    : undefined;
  if (!running) {
    const passed = await context.nested(step.do);
    return passed ? skipped(NOT_SIMULATED) : { outcome: 'failed', checks: 0, reason: FAILED_WITHIN };
  }
  const judge = (printed: string): { mismatches: readonly Mismatch[]; saves: StepFinding['saves'] } => {
    const { mismatches, saves } = matchText(step.output, printed, saved, 'output');
    return { mismatches: [...mismatches, ...differsFromPage(shown, index, step as never, printed)], saves };
  };
  let passed = false;
  let hasEnded: boolean;
  try {
    await untilItPrints(running, workspace, signal);
    passed = await context.nested(step.do);
    const withinMs = milliseconds(step.within ?? DEFAULT_WITHIN);
    if (passed)
      await untilItIsDone(running, workspace, { withinMs, signal }, (text) => judge(text).mismatches.length === 0);
  } finally {
    hasEnded = running.ended;
    await running.stop();
  }
  const found = { checks: 1, output: running.printed };
  if (!passed) return { outcome: 'failed', reason: FAILED_WITHIN, ...found };
  if (hasEnded)
    return { outcome: 'failed', reason: endedByItself(step.watch), mismatches: printedBy(running), ...found };
  const { mismatches, saves } = judge(running.printed);
  if (mismatches.length === 0) return { outcome: 'passed', saves, ...found };
  return { outcome: 'failed', reason: printsOtherwise(step.watch), mismatches, ...found };
}

function printedBy({ printed }: RunningCommand): Mismatch[] {
  return printed.trim() === '' ? [] : [{ path: 'printed', expected: '', actual: printed.trim() }];
}
