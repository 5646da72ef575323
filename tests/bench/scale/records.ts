import { type Example, loadExamples } from '../../../src/example/load.ts';
import { record } from '../../../src/verify/record.ts';
import type { ExampleResult, RunReport, StepResult } from '../../../src/verify/result.ts';
import { Random } from '../random.ts';

/** Record a run on kind of each example of a log, which took 3 to 90 s; most took less than 20. Nothing is run. */
export function writeRecords(folder: string): void {
  const examples = loadExamples(folder);
  const { failed } = record(examples, reportOf(examples));
  if (failed.length > 0) throw new Error(`${failed[0]!.id} could not be recorded: ${failed[0]!.reason.en}`);
}

/** What a run on kind would report of these examples, had all passed. */
export function reportOf(examples: readonly Example[]): RunReport {
  return {
    engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
    startedAt: '2026-11-01T00:00:00.000Z',
    seconds: 600,
    spent: { jobs: 4, by: {} },
    examples: examples.map((example, index) =>
      resultOf(example, 3 + Math.round(87 * new Random(index).fraction() ** 3)),
    ),
  } as RunReport;
}

function resultOf({ id, steps }: Example, seconds: number): ExampleResult {
  const each = seconds / steps.length;
  return {
    id,
    outcome: 'passed',
    seconds,
    images: [],
    timeline: [],
    requests: [],
    steps: steps.map(
      ({ digest, verb, line, column }, index): StepResult => ({
        index: String(index),
        digest,
        verb,
        line,
        column,
        outcome: 'passed',
        seconds: each,
        checks: 1,
        ran: { at: index * each * 1000, until: (index + 1) * each * 1000 },
        ...(verb === 'run'
          ? { output: `NAME   READY   STATUS    RESTARTS   AGE\n${id}   1/1     Running   0          3s\n` }
          : {}),
      }),
    ),
  } as unknown as ExampleResult;
}
