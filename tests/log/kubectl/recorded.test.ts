import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedWorkspace } from '../../../src/cluster/embedded/workspace.ts';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { type Example, loadExamples } from '../../../src/example/load.ts';
import { READER } from '../../../src/example/requests.ts';
import { allSteps } from '../../../src/example/results.ts';
import { heldOutput } from '../../../src/verify/held.ts';
import { startEmbedded } from '../../unit/verify/helpers.ts';
import type { Typed } from './reader.ts';

/** Columns of tables that the simulation fills otherwise than kind does, and why; nothing else of the output may differ. */
const EXCUSED: Readonly<Record<string, string>> = {
  NODE: 'kind names its nodes after the cluster; those of the simulation are node-1 and node-2',
};
/** Of all lines that are compared, those that are the same only because of an excuse. */
const MOST_EXCUSED = 0.05;

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

/** A line of a table without the columns that are excused; `head` is its table's first line. */
function excused(line: string, head: string): string {
  const headings = head.split('  ');
  const cells = line.split('  ');
  return cells.length === headings.length
    ? cells.filter((_, index) => !(headings[index]! in EXCUSED)).join('  ')
    : line;
}

const counts = { lines: 0, excused: 0, commands: 0 };

/** The lines that differ, excuses taken into account. */
function differences(typed: Typed): string[] {
  const lines = linesOf(typed);
  const [heads = ['', '']] = lines;
  return lines.flatMap(([recorded, printed]) =>
    excused(recorded, heads[0]) === excused(printed, heads[1]) ? [] : [`- ${recorded}\n+ ${printed}`],
  );
}

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

test.each(EXAMPLES)('$id: each command prints what it printed on kind', async ({ example, recorded }) => {
  const workspace = await workspaceFor(example);
  const typed = await reader.walk(example, workspace, recorded, (one) => differences(one).length === 0);
  for (const one of typed) {
    expect(differences(one), `$ ${one.command}`).toEqual([]);
    const lines = linesOf(one);
    counts.commands += 1;
    counts.lines += lines.length;
    counts.excused += lines.filter(([a, b]) => a !== b).length;
  }
  for (const { text, exitCode } of await reader.cleanUp(example, workspace)) expect(exitCode, text).toBe(0);
  await reader.type(example, workspace, 'kubectl wait --for=delete pod --all --timeout=60s');
  const left = await reader.type(example, workspace, 'kubectl get all');
  expect(left.text).toBe(`No resources found in ${READER.namespace} namespace.\n`);
});

test('hardly any line needs an excuse', () => {
  expect(counts.commands).toBeGreaterThan(250);
  expect(counts.excused).toBeGreaterThan(0);
  expect(counts.excused / counts.lines).toBeLessThanOrEqual(MOST_EXCUSED);
});
