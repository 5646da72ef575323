import type { Command } from '../command.ts';
import { annotate } from './annotate.ts';
import { apiResources } from './api-resources.ts';
import { apply, create } from './apply.ts';
import { createConfigMap, createDeployment, createSecret } from './create.ts';
import { deletion } from './delete.ts';
import { describe } from './describe.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { patch } from './patch.ts';
import { replace } from './replace.ts';
import { rolloutHistory, rolloutPause, rolloutRestart, rolloutResume, rolloutUndo } from './rollout.ts';
import { rolloutStatus } from './rollout-status.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setEnv } from './set-env.ts';
import { setImage } from './set-image.ts';
import { version } from './version.ts';
import { wait } from './wait.ts';

/** Every command, as its words after `kubectl`; a new one is a file and a row here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  get,
  describe,
  apply,
  create,
  'create configmap': createConfigMap,
  'create cm': createConfigMap,
  'create secret': createSecret,
  'create deployment': createDeployment,
  'create deploy': createDeployment,
  run,
  expose,
  patch,
  replace,
  delete: deletion,
  scale,
  'set image': setImage,
  'set env': setEnv,
  'rollout status': rolloutStatus,
  'rollout history': rolloutHistory,
  'rollout undo': rolloutUndo,
  'rollout restart': rolloutRestart,
  'rollout pause': rolloutPause,
  'rollout resume': rolloutResume,
  label,
  annotate,
  logs,
  events,
  wait,
  exec,
  explain,
  'api-resources': apiResources,
  version,
};
