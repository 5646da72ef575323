import type { Localized } from '@studylog/check/text';
import type { EngineInfo } from '../../cluster/engine.ts';
import type { Mismatch } from '../result.ts';

/** In which order a reader goes through the notes. */
export const ORDERS = ['reading', 'reversed'] as const;
export type Order = (typeof ORDERS)[number];

/** A part of a note on the way: the set-up, a Run, the way back. */
export interface StageResult {
  readonly note: string;
  /** The example of a Run. */
  readonly example?: string;
  readonly name: Localized;
  readonly outcome: 'passed' | 'failed';
  /** How many commands were copied and run. */
  readonly commands: number;
  readonly seconds: number;
  readonly failure?: StageFailure;
}

export interface StageFailure {
  /** The page, and the command on it. */
  readonly url: string;
  readonly line: string;
  readonly reason: Localized;
  readonly mismatches: readonly Mismatch[];
}

/** What became of going through the notes once. */
export interface CourseReport {
  /** Where it happened; absent where no cluster came up. */
  readonly engine?: EngineInfo & { readonly standIns: boolean };
  readonly startedAt: string;
  readonly seconds: number;
  readonly stages: readonly StageResult[];
}
