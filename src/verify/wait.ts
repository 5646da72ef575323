import type { Localized } from '@studylog/check/text';
import type { KindRef, Workspace } from '../cluster/engine.ts';
import { DEFAULT_WITHIN, milliseconds } from '../example/duration.ts';
import { koSpan } from '../example/verbs/phrases.ts';
import type { StepContext, StepFinding } from './steps/step.ts';

/** Ctrl-C while a step was waiting. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface WaitOptions {
  readonly within?: string | undefined;
  readonly for?: string | undefined;
  /** What was so and no longer is may yet come to stay so, within the same time. */
  readonly settles?: boolean;
  /** Kinds whose changes are worth another look before the next poll. */
  readonly watch?: readonly KindRef[];
  readonly pollMs?: number;
}

/**
 * Look again and again until `look` passes and stays so, or time is up; then its last finding stands.
 * Skipped findings end it at once.
 * @throws Interrupted when the run is.
 */
export async function waitFor(
  { workspace, signal, looked }: StepContext,
  { within = DEFAULT_WITHIN, for: steady, settles = false, watch = [], pollMs = 250 }: WaitOptions,
  look: () => Promise<StepFinding>,
): Promise<StepFinding> {
  const deadline = workspace.now() + milliseconds(within);
  const changes = new Changes(workspace, watch);
  try {
    let trueSince: number | undefined;
    for (;;) {
      if (signal.aborted) throw new Interrupted('interrupted');
      const finding = await look();
      looked?.(finding);
      const now = workspace.now();
      if (finding.outcome === 'skipped') return finding;
      if (finding.outcome === 'failed') {
        if (trueSince !== undefined && !(settles && now < deadline))
          return brokenAfter(finding, now - trueSince, steady!);
        trueSince = undefined;
        if (now >= deadline) return { ...finding, reason: after(within, finding) };
      } else {
        if (steady === undefined) return finding;
        trueSince ??= now;
        if (now - trueSince >= milliseconds(steady)) return finding;
      }
      const end = trueSince === undefined ? deadline : trueSince + milliseconds(steady!);
      await changes.next(Math.max(1, Math.min(pollMs, end - now)), signal);
    }
  } finally {
    changes.stop();
  }
}

const NOT_SO: Localized = { ko: '예상과 다릅니다', en: 'not as expected' };

function after(within: string, { reason: { ko, en } = NOT_SO }: StepFinding): Localized {
  const waited = milliseconds(within) > 0 ? `${koSpan(within)} 동안 기다렸습니다: ` : '';
  return { ko: `${waited}${ko}`, en: `${en}, after ${within}` };
}

function brokenAfter(finding: StepFinding, ms: number, steady: string): StepFinding {
  const { ko, en } = finding.reason ?? NOT_SO;
  const stayed = (ms / 1000).toFixed(1);
  const reason = {
    ko: `예상과 같았지만 ${koSpan(steady)} 동안 유지되지 않고 ${stayed}초 만에 달라졌습니다: ${ko}`,
    en: `it was as expected, but only for ${stayed} s instead of ${steady}: ${en}`,
  };
  return { ...finding, reason };
}

const TOGETHER_MS = 50;

/** Wakes a wait when an object of the watched kinds changes. */
class Changes {
  readonly #workspace: Workspace;
  readonly #stops: (() => void)[];
  #wake = () => {};
  #missed = false;

  constructor(workspace: Workspace, kinds: readonly KindRef[]) {
    this.#workspace = workspace;
    this.#stops = kinds.map((kind) =>
      workspace.watch(kind, () => {
        this.#missed = true;
        this.#wake();
      }),
    );
  }

  /** Resolve at the next change, at the latest after `ms`. A change since the last call counts. */
  async next(ms: number, interrupt: AbortSignal): Promise<void> {
    const sleep = new AbortController();
    this.#wake = () => sleep.abort();
    interrupt.addEventListener('abort', this.#wake, { once: true });
    if (!this.#missed) await this.#workspace.sleep(ms, sleep.signal);
    // One look costs a list: changes that come together are looked at together.
    else await this.#workspace.sleep(Math.min(ms, TOGETHER_MS), interrupt);
    interrupt.removeEventListener('abort', this.#wake);
    this.#wake = () => {};
    this.#missed = false;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}
