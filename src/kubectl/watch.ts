import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';

/** How often it is looked whether something has changed, on the cluster's clock. */
const EVERY_MS = 50;

/** As long as kubectl waits where nobody says how long. */
export const WEEK_MS = 168 * 3_600_000;

/** Wait on the cluster's clock for a moment, until Ctrl-C at the latest. */
export function idle({ workspace, shell }: Pick<Call, 'workspace' | 'shell'>, ms = EVERY_MS): Promise<void> {
  return shell.isBeside ? workspace.linger(ms, shell.signal) : workspace.sleep(ms, shell.signal);
}

/** Every later state of the objects of a kind, the last one of those that are deleted too, until Ctrl-C. */
export function changes(call: Pick<Call, 'workspace' | 'shell'>, kind: string): AsyncIterable<KubeObject> {
  const { workspace, shell } = call;
  const { signal } = shell;
  let next = workspace.timeline().length;
  return {
    async *[Symbol.asyncIterator]() {
      while (!signal.aborted) {
        const timeline = workspace.timeline();
        for (; next < timeline.length && !signal.aborted; next += 1) {
          const { object } = timeline[next]!;
          if (object.kind === kind) yield object;
        }
        await idle(call);
      }
    },
  };
}

/** Wait on the cluster's clock until something holds; resolves to whether it came to that before the time or the signal ended. */
export async function until(
  workspace: EmbeddedWorkspace,
  holds: () => Promise<boolean>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const end = workspace.now() + timeoutMs;
  for (;;) {
    if (await holds()) return true;
    if (signal.aborted || workspace.now() >= end) return false;
    await workspace.sleep(Math.min(EVERY_MS, Math.max(1, end - workspace.now())), signal);
  }
}
