import type { PlainStep, Step } from '../../example/verbs/index.ts';
import { apply } from './apply.ts';
import { change } from './change.ts';
import { events } from './events.ts';
import { expect } from './expect.ts';
import { http } from './http.ts';
import { logs } from './logs.ts';
import { meanwhile } from './meanwhile.ts';
import { page } from './page.ts';
import { restarts } from './restarts.ts';
import { run } from './run.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';
import { watch } from './watch.ts';

/** One executor a verb; a new verb is one file and one line. */
const EXECUTORS: {
  readonly [V in PlainStep['verb']]: (step: StepOf<V>, context: StepContext) => Promise<StepFinding>;
} = {
  apply,
  expect,
  run,
  delete: change,
  scale: change,
  label: change,
  setImage: change,
  rollout: change,
  http,
  page,
  logs,
  restarts,
  events,
};

/** Run one step. */
export function execute(step: Step, context: StepContext): Promise<StepFinding> {
  if (step.verb === 'meanwhile') return meanwhile(step, context);
  if (step.verb === 'watch') return watch(step, context);
  const executor = EXECUTORS[step.verb] as (step: PlainStep, context: StepContext) => Promise<StepFinding>;
  return executor(step, context);
}
