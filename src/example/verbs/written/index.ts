import { apply } from './apply.ts';
import { deletion } from './delete.ts';
import { events } from './events.ts';
import { expect } from './expect.ts';
import { http } from './http.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { meanwhile } from './meanwhile.ts';
import { page } from './page.ts';
import { restarts } from './restarts.ts';
import { rollout } from './rollout.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import { watch } from './watch.ts';

/** How a step of each verb is written in example.yaml. What reads no example.yaml, as the page that runs one, does without it. */
export const WRITTEN = {
  apply,
  expect,
  run,
  delete: deletion,
  scale,
  label,
  setImage,
  rollout,
  http,
  page,
  logs,
  restarts,
  events,
  meanwhile,
  watch,
} as const;
