import type { Command } from '../command.ts';
import { apiResources } from './api-resources.ts';
import { apply, create } from './apply.ts';
import { deletion } from './delete.ts';
import { describe } from './describe.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { get } from './get.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { rolloutHistory, rolloutPause, rolloutRestart, rolloutResume, rolloutUndo } from './rollout.ts';
import { rolloutStatus } from './rollout-status.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import { version } from './version.ts';
import { wait } from './wait.ts';

/** Every command, as its words after `kubectl`; a new one is a file and a row here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  get,
  describe,
  apply,
  create,
  delete: deletion,
  scale,
  'set image': setImage,
  'rollout status': rolloutStatus,
  'rollout history': rolloutHistory,
  'rollout undo': rolloutUndo,
  'rollout restart': rolloutRestart,
  'rollout pause': rolloutPause,
  'rollout resume': rolloutResume,
  label,
  logs,
  events,
  wait,
  exec,
  explain,
  'api-resources': apiResources,
  version,
};
