import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a command took. */
export interface Cost {
  /** User and system time of the command and of all that it started, in seconds. */
  readonly cpu: number;
  /** Seconds from start to end. */
  readonly wall: number;
  /** The most memory that one of its Node processes had, in MiB. */
  readonly peak: number;
}

/** A shell says at its end what it and its children took, after a line of its own. */
const TIMES = '"$@"; code=$?; echo; times; exit $code';
const PEAK_FILE = 'STUDYLOG_BENCH_PEAK';

/**
 * Run a script with this Node in `cwd`, and measure it.
 * @throws Error with what it printed when it does not end with 0.
 */
export function measure(script: string, words: readonly string[], cwd: string): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-peak-'));
  try {
    const file = join(folder, 'peak');
    const env = { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(import.meta.filename)}`, [PEAK_FILE]: file };
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync('sh', ['-c', TIMES, 'sh', process.execPath, script, ...words], {
      cwd,
      env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const wall = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stdout.slice(-1000)}${stderr.slice(-1000)}`);
    const peaks = readFileSync(file, 'utf8').trim().split('\n').map(Number);
    return { cpu: secondsOf(stdout), wall, peak: Math.max(...peaks) / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sum of the last two lines, which are like `0m1.23s 0m0.45s`: of the shell itself, and of its children. */
function secondsOf(output: string): number {
  const times = [
    ...output
      .trimEnd()
      .split('\n')
      .slice(-2)
      .join(' ')
      .matchAll(/(\d+)m([\d.]+)s/g),
  ];
  if (times.length !== 4) throw new Error(`the shell did not print its times, but ${output.slice(-200)}`);
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

// Loaded into each Node process that is measured, it leaves there the most memory that the process had, in KiB.
const peakFile = process.env[PEAK_FILE];
if (peakFile) process.on('exit', () => appendFileSync(peakFile, `${process.resourceUsage().maxRSS}\n`));
