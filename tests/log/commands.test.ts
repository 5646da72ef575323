import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommand, readWatch } from '../../src/example/kubectl.ts';
import { loadExamples } from '../../src/example/load.ts';
import { flatSteps } from '../../src/example/results.ts';
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
      flatSteps(steps).flatMap((step) => (step.verb === 'run' ? [step.run] : [])),
    );
    for (const line of sample([...new Set(lines)])) {
      const { requests, strayed, output } = await kubectl.run(readCommand(line));
      expect({ line, strayed }).toEqual({ line, strayed: [] });
      const changing = requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/exec'));
      expect(changing, `${line}: ${output}`).toEqual([]);
      expect(requests.length, `${line}: ${output}`).toBeGreaterThan(0);
    }
  }, 120_000);

  test('so does every command that goes on', async () => {
    const lines = loadExamples(process.cwd()).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.verb === 'watch' ? [step.watch] : [])),
    );
    for (const line of sample([...new Set(lines)])) {
      const { requests, strayed } = await kubectl.run(readWatch(line), 2000);
      expect({ line, strayed: strayed.filter((deed) => deed !== 'did not end') }).toEqual({ line, strayed: [] });
      expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    }
  }, 120_000);
});
