import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommand } from '../../src/example/kubectl.ts';
import { loadExamples } from '../../src/example/load.ts';
import { sample } from '../exhaustive.ts';
import { type ConfinedKubectl, describeWithKubectl, startConfinedKubectl } from '../hostile/confined-kubectl.ts';

describeWithKubectl('what the examples of this log ask of kubectl', () => {
  let kubectl: ConfinedKubectl;
  beforeAll(async () => {
    kubectl = await startConfinedKubectl();
  });
  afterAll(() => kubectl.close());

  test('every command of the examples only reads its namespace', async () => {
    const lines = loadExamples(process.cwd()).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.verb === 'run' ? [step.run] : [])),
    );
    for (const line of sample([...new Set(lines)])) {
      const { requests, strayed, output } = await kubectl.run(readCommand(line));
      expect({ line, strayed }).toEqual({ line, strayed: [] });
      expect(new Set(requests.map(({ method }) => method)), `${line}: ${output}`).toEqual(new Set(['GET']));
    }
  }, 120_000);
});
