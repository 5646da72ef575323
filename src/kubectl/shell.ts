import type { ManifestFile } from '@studylog/check/manifest';
import type { Lang, Localized } from '@studylog/check/text';
import type { HttpOutcome } from '../cluster/engine.ts';

/** Where a command is typed. */
export interface Shell {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The file that `-f` names: a file of the example, or its address on the site; undefined where there is none. */
  readonly file: (name: string) => ManifestFile | undefined;
  readonly stdin?: string;
  /** The command runs beside others, which let time pass; it does not. */
  readonly isBeside?: true;
  /** Told of what the simulation does not have, besides what is printed of it. */
  readonly lacking?: (said: Localized) => void;
  /** Told of each request that curl sends to a Service, with what came of it and when it was sent. */
  readonly requested?: (
    asked: { readonly service: string; readonly path: string },
    outcome: HttpOutcome,
    at: number,
  ) => void;
  /** Of what the simulation says of itself; kubectl speaks English. */
  readonly lang?: Lang;
}

/** The streams of a shell that keep what is printed, and what that is so far. */
export function collected(): Pick<Shell, 'out' | 'error'> & { readonly printed: { stdout: string; stderr: string } } {
  const printed = { stdout: '', stderr: '' };
  return {
    printed,
    out: (text) => {
      printed.stdout += text;
    },
    error: (text) => {
      printed.stderr += text;
    },
  };
}
