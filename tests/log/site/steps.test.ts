import { describe, expect, it } from 'vitest';
import { loadExample } from '../../../src/example/load.ts';
import { allSteps } from '../../../src/example/results.ts';
import type { Step } from '../../../src/example/verbs/index.ts';
import type { VerifiedStep } from '../../../src/example/verified.ts';
import { shownSteps } from '../../../src/site/steps.ts';
import { projectWith } from '../../unit/verify/helpers.ts';

const ID = 'replicaset/echo-rs';
const load = (edit?: (yaml: string) => string) =>
  loadExample(projectWith([ID], edit ? { [`${ID}/example.yaml`]: edit } : {}), ID).steps;

/** A run of the example as it is in the repository. */
const recorded = (): VerifiedStep[] =>
  allSteps(load()).map(({ step }, index) => ({
    digest: step.digest,
    verb: step.verb,
    outcome: 'passed',
    checks: index,
    seconds: 1,
  }));
/** By which step of that run the page shows each step's result. */
const shown = (steps: readonly Step[]) =>
  shownSteps({ steps, files: [] }, 'en', recorded(), (file) => file).map(({ result }) => result?.checks);
const following = () =>
  recorded()
    .slice(1)
    .map(({ checks }) => checks);

describe('the result that a page shows of a step', () => {
  it('is that of the step', () => {
    expect(shown(load())).toEqual([0, ...following()]);
    expect(following().length).toBeGreaterThan(3);
  });

  it('is none for a step that was inserted, and stays with the steps after it', () => {
    const after = load((yaml) => yaml.replace(/( {4}apply: .*\n)/, '$1  - run: kubectl get rs -o wide\n'));
    expect(shown(after)).toEqual([0, undefined, ...following()]);
  });

  it('is none for a step that was changed', () => {
    const after = load((yaml) =>
      yaml.replace('apply: manifest.yaml', 'apply: manifest.yaml\n    rejected: {by: server, message: no}'),
    );
    expect(shown(after)).toEqual([undefined, ...following()]);
  });
});
