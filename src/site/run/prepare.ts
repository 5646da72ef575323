import type { Localized } from '@studylog/check/text';
import { type Simulation, simulationOf } from '../../cluster/embedded/node.ts';
import type { Example } from '../../example/load.ts';
import { READER } from '../../example/requests.ts';
import { allSteps } from '../../example/results.ts';
import type { PlainExample, PlainFile } from './plain.ts';

/** What a page can do with an example: run it, or say why the simulation cannot. */
export type Prepared = { readonly plain: PlainExample } | { readonly missing: Localized };

/** Prepare examples for their pages: by the code that decides, in a run, what is applied and what is skipped. */
export async function prepareExamples(
  root: string,
  examples: readonly Example[],
): Promise<ReadonlyMap<string, Prepared>> {
  if (examples.length === 0) return new Map();
  const simulation = await simulationOf(root);
  const prepared = await Promise.all(
    examples.map(async (example) => [example.id, await prepare(example, simulation)] as const),
  );
  return new Map(prepared);
}

async function prepare(example: Example, { judge, lackOf }: Simulation): Promise<Prepared> {
  const { id, steps, findings, cleanup } = example;
  const files = await Promise.all(
    example.files.map(async ({ name, text, manifest }) => {
      const verdict = await judge(manifest, { namespace: READER.namespace, source: name, isNamespaceGiven: true });
      return { name, text, verdict } satisfies PlainFile;
    }),
  );
  const applied = new Set(allSteps(steps).flatMap(({ step }) => (step.verb === 'apply' ? [step.apply] : [])));
  for (const { name, verdict } of files) {
    const missing = applied.has(name) ? lackOf(verdict.accepted) : undefined;
    if (missing) return { missing };
  }
  return { plain: { id, steps, findings, cleanup, files } };
}
