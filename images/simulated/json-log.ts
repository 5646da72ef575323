import { getClock, type ProcessContext } from 'studylog/images';

/** Node.js is process 7 in the recorded logs of the published images, where tini is process 1. */
const PID = 7;

/** A line as echo and counter log it, with the simulation's time. */
export function jsonLine(ctx: ProcessContext, msg: string): string {
  return JSON.stringify({ level: 30, time: getClock(ctx).nowMs(), pid: PID, hostname: ctx.pod.name, msg });
}
