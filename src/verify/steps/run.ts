import type { Localized } from '@studylog/check/text';
import { readCommand } from '../../example/kubectl.ts';
import { shellLine } from '../../example/shell.ts';
import { matchText } from '../match.ts';
import { differsFromPage, differsFromStep, OTHER_COMMAND } from '../reader.ts';
import type { Mismatch } from '../result.ts';
import { waitFor } from '../wait.ts';
import { type StepContext, type StepFinding, type StepOf, skipped } from './step.ts';

const TIMEOUT_MS = 60_000;

const NOT_SIMULATED: Localized = {
  ko: 'kubectl의 출력은 시뮬레이션하지 않습니다',
  en: 'kubectl’s output is not simulated',
};
const printsOtherwise = (command: string): Localized => ({
  ko: `«${command}» 명령의 출력이 예상과 다릅니다`,
  en: `the output of «${command}» is not as expected`,
});

/** Run a kubectl command as the reader types it, and keep what it prints. Only looking is allowed, so it may be run again. */
export async function run(step: StepOf<'run'>, context: StepContext): Promise<StepFinding> {
  const { workspace, capabilities, saved, shown, index } = context;
  if (!capabilities.has('kubectl') || !workspace.kubectl) return skipped(NOT_SIMULATED);
  const words = readCommand(step.run);
  const miscopied = differsFromStep(shown, index, shellLine(words));
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  const kubectl = workspace.kubectl.bind(workspace);
  return await waitFor(context, { within: step.within, pollMs: 1000 }, async () => {
    const { exitCode, stdout, stderr } = await kubectl(words.slice(1), { timeoutMs: TIMEOUT_MS });
    const output = stdout + stderr;
    const mismatches: Mismatch[] = [];
    if ((exitCode !== 0) !== (step.fails === true)) {
      mismatches.push({ path: 'exit code', expected: step.fails ? 'not 0' : '0', actual: String(exitCode) });
    }
    const result = matchText(step.output ?? { $match: '' }, output, saved, 'output');
    mismatches.push(...result.mismatches, ...differsFromPage(shown, index, { ...step, verb: 'run' } as never, output));
    const found = { checks: step.output === undefined ? 1 : 2, saves: result.saves, output };
    return mismatches.length === 0
      ? { outcome: 'passed', ...found }
      : { outcome: 'failed', reason: printsOtherwise(step.run), mismatches, ...found };
  });
}
