import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedWorkspace } from '../../../src/cluster/embedded/workspace.ts';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { type Example, loadExamples } from '../../../src/example/load.ts';
import { READER } from '../../../src/example/requests.ts';
import { allSteps } from '../../../src/example/results.ts';
import { heldOutput } from '../../../src/verify/held.ts';
import { startEmbedded } from '../../unit/verify/helpers.ts';
import type { Typed } from './reader.ts';

const EXAMPLES = loadExamples(process.cwd()).flatMap((example) => {
  const run = example.verified?.runs.find(({ engine }) => engine === 'kind');
  return run ? [{ id: example.id, example, recorded: run.steps }] : [];
});

/** Lines that two runs of the same thing have in common. */
function linesOf({ step, recorded, printed }: Typed): readonly (readonly [recorded: string, printed: string])[] {
  const [wanted, given] = [recorded, printed].map((text) => heldOutput(step, text).split('\n')) as [string[], string[]];
  const count = Math.max(wanted.length, given.length);
  return Array.from({ length: count }, (_, index) => [wanted[index] ?? '(no line)', given[index] ?? '(no line)']);
}

const counts = { lines: 0, commands: 0 };

/** The lines that differ: none may, once what no two runs have in common is taken out. */
const differences = (typed: Typed): string[] =>
  linesOf(typed).flatMap(([recorded, printed]) => (recorded === printed ? [] : [`- ${recorded}\n+ ${printed}`]));

let cluster: Cluster;
let reader: typeof import('./reader.ts');
beforeAll(async () => {
  cluster = await startEmbedded();
  reader = await import('./reader.ts');
}, 60_000);
afterAll(() => cluster.close());

/** A reader keeps a namespace, and what is cleaned up leaves nothing but its events there. */
let kept: EmbeddedWorkspace | undefined;
async function workspaceFor({ steps }: Example): Promise<EmbeddedWorkspace> {
  if (kept && !allSteps(steps).some(({ step }) => step.verb === 'events')) return kept;
  await kept?.close();
  kept = (await cluster.open(READER.namespace)) as EmbeddedWorkspace;
  return kept;
}

test.for(EXAMPLES)('$id: each command prints what it printed on kind', async ({ example, recorded }, { skip }) => {
  const workspace = await workspaceFor(example);
  const typed = await reader.walk(example, workspace, recorded, (one) => differences(one).length === 0);
  // An image, a field or a kind that is not simulated: verify says so of the example.
  if (typed.some(({ printed }) => /: not simulated: |the embedded cluster has no /.test(printed))) return skip();
  for (const one of typed) {
    expect(differences(one), `$ ${one.command}`).toEqual([]);
    counts.commands += 1;
    counts.lines += linesOf(one).length;
  }
  for (const { text, exitCode } of await reader.cleanUp(example, workspace)) expect(exitCode, text).toBe(0);
  await reader.type(example, workspace, 'kubectl wait --for=delete pod --all --timeout=60s');
  const left = await reader.type(example, workspace, 'kubectl get all');
  expect(left.text).toBe(`No resources found in ${READER.namespace} namespace.\n`);
});

test('every command of the examples was compared', () => {
  expect(counts.commands).toBeGreaterThan(250);
  expect(counts.lines).toBeGreaterThan(counts.commands);
});
