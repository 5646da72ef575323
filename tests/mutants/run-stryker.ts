import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installTool } from '../tools/install.ts';
import { isListed, type Mutant, mutantsOf, type Survivor } from './survivors.ts';

const VERSION = '10.1.1';
const PROGRAM = 'node_modules/@stryker-mutator/core/bin/stryker.js';

/**
 * Run the mutation tester, which is installed below .studylog/tools the first time.
 * @param files what to mutate, as paths from `root`; without any, all that stryker.json names
 * @returns how many mutants were noticed or are listed as ones that no user could notice, and how many are neither
 */
export function runStryker(root: string, files: readonly string[]): { passed: number; failed: number } {
  const tool = installTool(root, 'stryker', VERSION, PROGRAM);
  if (!tool) {
    console.log(`StrykerJS ${VERSION} could not be installed`);
    return { passed: 0, failed: 1 };
  }
  const report = join(root, '.studylog/reports/mutants.json');
  rmSync(report, { force: true });
  const args = [
    join(tool, PROGRAM),
    'run',
    'tests/mutants/stryker.json',
    ...(files.length > 0 ? ['--mutate', files.join()] : []),
  ];
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (!existsSync(report)) {
    console.log('the mutation tester wrote no report');
    return { passed: 0, failed: 1 };
  }
  const list: readonly Survivor[] = JSON.parse(readFileSync(join(import.meta.dirname, 'survivors.json'), 'utf8'));
  return summarise(mutantsOf(JSON.parse(readFileSync(report, 'utf8'))), list);
}

function summarise(mutants: readonly Mutant[], list: readonly Survivor[]): { passed: number; failed: number } {
  const killed = mutants.filter(({ killed }) => killed).length;
  const survivors = mutants.filter(({ killed }) => !killed);
  const unlisted = survivors.filter((mutant) => !list.some((entry) => isListed(mutant, entry)));
  for (const { file, line, mutator, original, replacement } of unlisted)
    console.log(`✗ ${file}:${line} ${mutator}: «${original}» becomes «${replacement}», and every test passes`);
  for (const file of new Set(mutants.map(({ file }) => file))) {
    const own = mutants.filter((mutant) => mutant.file === file);
    console.log(`${file}: ${own.filter((mutant) => mutant.killed).length} of ${own.length} noticed`);
  }
  const share = mutants.length === 0 ? 0 : (100 * killed) / mutants.length;
  console.log(
    `${share.toFixed(1)} % noticed, ${survivors.length - unlisted.length} listed in tests/mutants/survivors.json`,
  );
  return { passed: mutants.length - unlisted.length, failed: unlisted.length };
}
