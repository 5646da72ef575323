import { join } from 'node:path';
import { LIMITS } from '../example/limits.ts';
import type { Example } from '../example/load.ts';
import type { Verified } from '../example/verified.ts';
import { VERIFIED_SCHEMA } from '../example/verified-schema.ts';
import { writeTogether } from './atomic.ts';
import { evidenceOf, type RunEvidence, serialise, withRun } from './evidence.ts';
import type { RunReport } from './result.ts';

/** What became of recording a run. */
export interface Recorded {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Examples that did not pass; their old evidence is untouched. */
  readonly notPassed: readonly string[];
  /** Examples whose evidence could not be kept, and why; their old evidence is untouched. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

/** Write the evidence of a report's passing examples beside their manifests. */
export function record(examples: readonly Example[], report: RunReport): Recorded {
  const written: string[] = [];
  const unchanged: string[] = [];
  const notPassed = report.examples.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id);
  const failed: { id: string; reason: string }[] = [];
  for (const result of report.examples) {
    const example = examples.find(({ id }) => id === result.id);
    if (!example || result.outcome !== 'passed') continue;
    const evidence = evidenceOf(example, result, report);
    const verified = withRun(example.verified, evidence.run);
    if (verified.runs === example.verified?.runs) {
      unchanged.push(result.id);
      continue;
    }
    const reason = tryWrite(example.folder, verified, evidence);
    if (reason === undefined) written.push(result.id);
    else failed.push({ id: result.id, reason });
  }
  return { written, unchanged, notPassed, failed };
}

/** Write what an example's record has become; returns why it could not be. */
function tryWrite(folder: string, verified: Verified, { run, timeline }: RunEvidence): string | undefined {
  const text = serialise(verified);
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.record) return `its evidence takes ${bytes} bytes of at most ${LIMITS.record}; print less`;
  // Whoever reads it next would refuse it.
  const [fault] = VERIFIED_SCHEMA.safeParse(JSON.parse(text)).error?.issues ?? [];
  if (fault) return `its evidence is not as it must be, at ${fault.path.join('.')}: ${fault.message}`;
  const named = verified.runs.flatMap(({ digests }) => digests.timeline ?? [])[0];
  const record = { path: join(folder, 'verified.json'), text };
  const beside = { path: join(folder, 'timeline.json'), text: timeline };
  try {
    // The timeline of another run that is still the newest stays as it is.
    writeTogether(named !== undefined && named !== run.digests.timeline ? [record] : [record, beside]);
    return undefined;
  } catch (error) {
    return `verified.json could not be written and is as it was: ${(error as Error).message}`;
  }
}
