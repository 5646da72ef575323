import type { Example } from '../example/load.ts';
import { type EvidenceState, evidenceState, type VerifiedRun } from '../example/verified.ts';
import { config } from './config.ts';
import type { MessageKey, Translate } from './i18n/t.ts';

/** The marks of the evidence strip: each has a shape and a word of its own. */
export type Mark = EvidenceState['state'] | 'fails';

/** What a strip says about an example. */
export interface Evidence {
  readonly mark: Mark;
  readonly word: MessageKey;
  /** One sentence that explains the word, ready to show. */
  readonly explanation: MessageKey;
  readonly changed: readonly string[];
  /** The run that the strip speaks of. */
  readonly run: VerifiedRun | undefined;
  readonly checks: number;
}

const WORDS = {
  verified: { word: 'verified', explanation: 'verifiedLong' },
  simulated: { word: 'simulated', explanation: 'simulatedLong' },
  changed: { word: 'changed', explanation: 'changedLong' },
  never: { word: 'never', explanation: 'neverLong' },
} as const satisfies Record<EvidenceState['state'], { word: MessageKey; explanation: MessageKey }>;
const FAILING = { verified: 'failsVerified', simulated: 'failsSimulated' } as const;

/** Judge what may be said of an example: a broken one whose run is current fails as meant. */
export function evidenceOf(example: Example): Evidence {
  const judged = evidenceState(example, config.kubernetes);
  const run = judged.state === 'never' ? undefined : judged.run;
  const fails = example.broken !== undefined && (judged.state === 'verified' || judged.state === 'simulated');
  return {
    ...WORDS[judged.state],
    mark: judged.state,
    ...(fails ? { mark: 'fails' as const, word: FAILING[judged.state as keyof typeof FAILING] } : {}),
    changed: judged.state === 'changed' ? judged.changed : [],
    run,
    checks: run?.steps.reduce((sum, step) => sum + step.checks, 0) ?? 0,
  };
}

/** The strip's line behind the word: versions, day, checks, duration. */
export function evidenceFacts({ run, checks }: Evidence, t: Translate): string[] {
  if (!run) return [];
  return [
    t('onEngine', { version: run.kubernetes, tool: toolName(run) }),
    run.date.slice(0, 10),
    t('checks', { count: checks }),
    t('secondsTaken', { seconds: Math.max(1, Math.round(run.seconds)) }),
  ];
}

/** When a run recorded what a page shows of it, and that the files changed since where they did. */
export function recordedWhen({ date, kubernetes }: VerifiedRun, stale: boolean, t: Translate): string {
  return t(stale ? 'recordedOld' : 'recorded', { date: date.slice(0, 10), version: kubernetes });
}

/** `kind` for `kind v0.33.0`; what matters in one line is which engine it was. */
function toolName(run: VerifiedRun): string {
  return run.tool.split(' ')[0] ?? run.engine;
}
