import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN, type KnownMutant, mutated } from './known.ts';

/** What the tests need of the project; packages are found in the folders above. */
const COPIED = ['src', 'tests/log', 'tests/unit', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/**
 * Put each known mutant into a copy of the sources and run the tests that are to notice it.
 * @returns how many were noticed, and how many were not or could not be tried
 */
export function runKnown(root: string): { passed: number; failed: number } {
  const copy = join(root, '.studylog/mutants');
  // Left by a run that was killed.
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  try {
    for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
    // Tests that fail anyway notice nothing.
    const failing = failingTests(root, copy, [...new Set(KNOWN.flatMap(({ tests }) => tests))]);
    if (failing.length > 0) {
      console.log(`✗ without any mutant: ${failing[0]}`);
      return { passed: 0, failed: KNOWN.length };
    }
    const noticed = KNOWN.filter((mutant) => isNoticed(mutant, root, copy)).length;
    return { passed: noticed, failed: KNOWN.length - noticed };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function isNoticed(mutant: KnownMutant, root: string, copy: string): boolean {
  const path = join(copy, mutant.file);
  const text = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, mutated(mutant, text));
    const [first] = failingTests(root, copy, mutant.tests);
    console.log(first ? `✓ ${mutant.name}: ${first}` : `✗ ${mutant.name} (${mutant.file}): every test passes`);
    return first !== undefined;
  } catch (error) {
    console.log(`✗ ${mutant.name}: ${(error as Error).message}`);
    return false;
  } finally {
    writeFileSync(path, text);
  }
}

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Names of the tests that fail, up to the first in each file. @throws Error when no test was run. */
function failingTests(root: string, copy: string, tests: readonly string[]): string[] {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`];
  const { stderr, signal } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  let results: TestReport['testResults'];
  try {
    results = (JSON.parse(readFileSync(report, 'utf8')) as TestReport).testResults;
  } catch {
    throw new Error(`the tests could not be run: ${signal ?? stderr.trim().split('\n').at(-1)}`);
  }
  if (results.length === 0) throw new Error(`there are no tests in ${tests.join(', ')}`);
  return results.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.find((one) => one.status === 'failed');
    if (failed) return [failed.fullName];
    // A file that cannot be loaded says nothing of the mutant.
    if (status === 'failed' && assertionResults.length === 0) throw new Error(`${name}: ${message}`);
    return [];
  });
}
