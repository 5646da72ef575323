import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedEngine } from '../../../src/cluster/embedded/node.ts';
import type { EmbeddedWorkspace } from '../../../src/cluster/embedded/workspace.ts';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { loadExamples } from '../../../src/example/load.ts';
import { heldOutput } from '../../../src/verify/held.ts';
import { type Typed, walk } from './reader.ts';

const held = ({ step, recorded, printed }: Typed) => [recorded, printed].map((t) => heldOutput(step, t).split('\n'));
test('x', async () => {
  const cluster = await embeddedEngine.start({ root: process.cwd(), signal: new AbortController().signal } as never);
  let all = 0, bad = 0;
  for (const example of loadExamples(process.cwd())) {
    const run = example.verified!.runs.find(({ engine }) => engine === 'kind')!;
    const workspace = (await cluster.open('study')) as EmbeddedWorkspace;
    const same = (t: Typed) => { const [a, b] = held(t); return JSON.stringify(a) === JSON.stringify(b); };
    const started = performance.now();
    for (const t of await walk(example, workspace, run.steps, same)) {
      const [a, b] = held(t);
      all += a!.length;
      if (!same(t)) { bad += 1; console.log(`## ${example.id}\n$ ${t.command}\n--- recorded\n${a!.join('\n')}\n--- printed\n${b!.join('\n')}`); }
    }
    const ms = performance.now() - started;
    if (ms > 400) console.log(example.id, Math.round(ms));
    await workspace.close();
  }
  console.log(all, bad);
}, 200_000);
