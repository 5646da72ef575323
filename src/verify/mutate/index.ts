import type { Cluster } from '../../cluster/engine.ts';
import type { Example } from '../../example/load.ts';
import { runExample } from '../example.ts';
import { runScheduled, type Schedule } from '../schedule.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/** What became of the mutants. */
export interface MutationReport {
  readonly noticed: number;
  /** Broken manifests that still pass: expectations that cannot fail. */
  readonly survivors: readonly Mutant[];
  /** Examples that nothing can be broken in, and so can never fail. */
  readonly unbreakable: readonly string[];
  /** The engine could not tell: it skipped what would have noticed. */
  readonly unjudged: readonly Mutant[];
}

export interface MutationOptions extends Schedule {
  readonly onMutant?: (done: number, total: number) => void;
}

/**
 * Run every mutant of the examples, those broken on purpose included.
 * @throws Interrupted when the signal is aborted.
 */
export async function runMutants(
  cluster: Cluster,
  examples: readonly Example[],
  all: readonly Example[],
  { signal, jobs, onMutant }: MutationOptions,
): Promise<MutationReport> {
  const byExample = examples.map((example) => ({ id: example.id, mutants: mutantsOf(example, all) }));
  const mutants = byExample.flatMap((one) => one.mutants);
  const unbreakable = byExample.filter((one) => one.mutants.length === 0).map(({ id }) => id);
  const survivors: Mutant[] = [];
  const unjudged: Mutant[] = [];
  let noticed = 0;
  const tasks = mutants.map((mutant) => ({ mutant, files: mutant.example.files, steps: mutant.example.steps }));
  await runScheduled(tasks, { signal, jobs }, async ({ mutant }) => {
    const { outcome, steps } = await runExample(mutant.example, { cluster, signal });
    if (outcome === 'failed') noticed += 1;
    else if (outcome === 'skipped' || steps.some((step) => step.outcome === 'skipped')) unjudged.push(mutant);
    else survivors.push(mutant);
    onMutant?.(noticed + survivors.length + unjudged.length, mutants.length);
  });
  return { noticed, survivors, unbreakable, unjudged };
}
