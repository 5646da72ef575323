/**
 * `npm test`: every check of the project, fast ones first, two at a time where each needs one core, and a closing line that
 * adds them up.
 *   npm test -- unit                 the stages whose name holds one of the words
 *   npm test -- --without browser    all but those whose name holds the word
 *   npm test -- --exhaustive         the nightly run: every page in a browser, ten times the random cases
 * Exit code 0 when nothing failed, 1 otherwise, 2 for a word that names no stage.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { langOf } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { runStages, type StageResult } from './run-stages.ts';
import { reports, root, STAGES } from './stages.ts';

const { only, without, exhaustive } = readOptions();
const stages = STAGES.filter(
  ({ name }) =>
    (only.length === 0 || only.some((word) => name.includes(word))) && !without.some((word) => name.includes(word)),
);
const unknown = [...only, ...without].filter((word) => !STAGES.some(({ name }) => name.includes(word)));
if (unknown.length > 0) {
  const words = unknown.join(', ');
  misuse({ ko: `이름에 «${words}»이(가) 들어 있는 단계가 없습니다`, en: `no stage is named like ${words}` });
}
if (stages.length === 0) misuse({ ko: '남은 단계가 없습니다', en: 'no stage is left' });

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const began = performance.now();
const results = await runStages(stages, root, exhaustive ? { STUDYLOG_EXHAUSTIVE: '1' } : {}, print);
const total = (key: 'passed' | 'failed' | 'skipped') => results.reduce((sum, result) => sum + result[key], 0);
console.log('\nWhere the time went:');
for (const { stage, seconds } of results.toSorted((a, b) => b.seconds - a.seconds))
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${stage.name}`);
const broken = results.filter(({ failed }) => failed > 0).map(({ stage }) => stage.name);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\nAll stages in ${((performance.now() - began) / 1000).toFixed(1)} s`);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exitCode = total('failed') > 0 ? 1 : 0;

function print({ stage, output, passed, failed, skipped, reasons = [], seconds }: StageResult): void {
  console.log(`\n── ${stage.name}`);
  process.stdout.write(output);
  for (const reason of reasons) console.log(`   skipped: ${reason}`);
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  const verdict = failed > 0 ? 'FAILED' : 'ok';
  console.log(`── ${stage.name}: ${verdict}, ${passed} passed, ${failed} failed${left}, ${seconds.toFixed(1)} s`);
}

function readOptions(): { only: readonly string[]; without: readonly string[]; exhaustive: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { without: { type: 'string', multiple: true }, exhaustive: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { only: positionals, without: values.without ?? [], exhaustive: values.exhaustive };
  } catch (error) {
    const { message } = error as Error;
    return misuse({ ko: message, en: message });
  }
}

function misuse(problem: Localized): never {
  const lang = langOf(process.env);
  const stages = { ko: '있는 단계', en: 'stages' }[lang];
  console.error(`npm test: ${problem[lang]}; ${stages}: ${STAGES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
