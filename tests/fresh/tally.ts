import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPORTS = resolve(import.meta.dirname, '../../.studylog');

/** Counts what passes and fails, and prints each as it ends; of what failed, what was printed. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private readonly name: string;

  /** @param name of the script, for the files of what failed */
  constructor(name: string) {
    this.name = name;
  }

  /** @returns whether it passed */
  check(what: string, isTrue: boolean, { text, seconds }: { text: string; seconds: number }): boolean {
    console.log(`${isTrue ? '✔' : '✘'} ${what} (${seconds.toFixed(0)} s)`);
    if (isTrue) {
      this.passed += 1;
      return true;
    }
    this.failed += 1;
    mkdirSync(REPORTS, { recursive: true });
    const log = join(REPORTS, `${this.name}-${this.failed}.log`);
    writeFileSync(log, text);
    console.log(`${text.trimEnd().split('\n').slice(-30).join('\n')}\nall of it: ${log}`);
    return false;
  }

  /** Print the closing line, and let the process end with 1 where something failed. */
  close(): void {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}
