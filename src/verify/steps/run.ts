import type { Localized } from '@studylog/check/text';
import { readCommand } from '../../example/kubectl.ts';
import { shellLine } from '../../example/shell.ts';
import { matchText } from '../match.ts';
import { differsFromPage, differsFromStep, OTHER_COMMAND } from '../reader.ts';
import type { Mismatch } from '../result.ts';
import { waitFor } from '../wait.ts';
import { NOT_SIMULATED, printsOtherwise, type StepContext, type StepFinding, type StepOf, skipped } from './step.ts';

const TIMEOUT_MS = 60_000;

const doesNotEnd = (command: string): Localized => ({
  ko: `«${command}» 명령이 끝나지 않아 멈췄습니다`,
  en: `«${command}» did not end and was stopped`,
});

/** Run a kubectl command as the reader types it, and keep what it prints. It looks, or does in a container what may be done again. */
export async function run(step: StepOf<'run'>, context: StepContext): Promise<StepFinding> {
  const { workspace, capabilities, saved, shown, index } = context;
  if (!capabilities.has('kubectl') || !workspace.kubectl) return skipped(NOT_SIMULATED);
  const words = readCommand(step.run);
  const miscopied = differsFromStep(shown, index, shellLine(words));
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  const kubectl = workspace.kubectl.bind(workspace);
  return await waitFor(context, { within: step.within, pollMs: 1000 }, async () => {
    const { exitCode, stdout, stderr, stopped } = await kubectl(words.slice(1), { timeoutMs: TIMEOUT_MS });
    const output = stdout + stderr;
    const mismatches: Mismatch[] = [];
    if (stopped || (exitCode !== 0) !== (step.fails === true)) {
      mismatches.push({ path: 'exit code', expected: step.fails ? 'not 0' : '0', actual: String(exitCode) });
    }
    const result = matchText(step.output ?? { $match: '' }, output, saved, 'output');
    mismatches.push(...result.mismatches, ...differsFromPage(shown, index, { ...step, verb: 'run' } as never, output));
    const found = { checks: step.output === undefined ? 1 : 2, saves: result.saves, output };
    return mismatches.length === 0
      ? { outcome: 'passed', ...found }
      : { outcome: 'failed', reason: stopped ? doesNotEnd(step.run) : printsOtherwise(step.run), mismatches, ...found };
  });
}
