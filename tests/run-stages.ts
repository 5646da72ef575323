import { spawn } from 'node:child_process';
import type { Counts } from './counts.ts';
import type { Stage } from './stages.ts';

/** What a stage came to. */
export interface StageResult extends Counts {
  readonly stage: Stage;
  readonly seconds: number;
  /** What it printed, where it did not print by itself. */
  readonly output: string;
}

/**
 * Run stages, two at a time but for those that want to be alone. `ended` is called once for each, as soon as it has ended.
 * @param root the folder in which they run
 * @param env variables beside those of this process
 */
export async function runStages(
  stages: readonly Stage[],
  root: string,
  env: Readonly<Record<string, string>>,
  ended: (result: StageResult) => void,
): Promise<StageResult[]> {
  const results = new Map<string, Promise<StageResult>>();
  const run = async (stage: Stage): Promise<StageResult> => {
    const needed = stage.needs === undefined ? undefined : await results.get(stage.needs);
    const started = performance.now();
    const { counts, output } = needed && needed.failed > 0 ? notRun(stage) : await runStage(stage, root, env);
    const result = { ...counts, stage, output, seconds: (performance.now() - started) / 1000 };
    ended(result);
    return result;
  };
  for (const group of groups(stages)) {
    const waiting = [...group];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const result = run(next);
        results.set(next.name, result);
        await result;
      }
    };
    await Promise.all([lane(), lane()]);
  }
  return Promise.all(results.values());
}

/** Stages that follow each other and share the cores; one that wants to be alone is a group by itself. */
function groups(stages: readonly Stage[]): Stage[][] {
  const all: Stage[][] = [];
  for (const stage of stages) {
    const last = all.at(-1);
    if (last && !stage.alone && !last[0]?.alone) last.push(stage);
    else all.push([stage]);
  }
  return all;
}

function notRun({ needs }: Stage): { counts: Counts; output: string } {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, output: `not run: it needs «${needs}», which failed\n` };
}

async function runStage(stage: Stage, root: string, env: Readonly<Record<string, string>>) {
  const { code, output } = await exitCode(stage, root, env);
  if (!stage.counts) return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output };
  try {
    const counts = stage.counts();
    // A runner that breaks outside its tests exits with an error and reports no failure.
    return { counts: code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, output };
  } catch {
    return { counts: { passed: 0, failed: 1, skipped: 0 }, output: `${output}the stage wrote no report\n` };
  }
}

/** Start a stage; one that runs beside another is printed when it has ended, so that their lines do not mix. */
function exitCode(
  { command, alone, env: own }: Stage,
  root: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const output: Buffer[] = [];
    const how = alone ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, ['bin/run.mjs', ...command], {
      cwd: root,
      stdio: ['ignore', how, how],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env, ...own },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', (error) => done({ code: 1, output: `cannot start ${command[0]}: ${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }));
  });
}
