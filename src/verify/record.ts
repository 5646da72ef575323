import { join } from 'node:path';
import type { Example } from '../example/load.ts';
import { writeAtomically } from './atomic.ts';
import { evidenceOf, MAX_BYTES, serialise, withRun } from './evidence.ts';
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
    const verified = withRun(example.verified, evidenceOf(example, result, report));
    const text = serialise(verified);
    const bytes = Buffer.byteLength(text);
    if (verified.runs === example.verified?.runs) unchanged.push(result.id);
    else if (bytes > MAX_BYTES) {
      failed.push({ id: result.id, reason: `its evidence takes ${bytes} bytes of at most ${MAX_BYTES}; print less` });
    } else {
      const reason = tryWrite(join(example.folder, 'verified.json'), text);
      if (reason === undefined) written.push(result.id);
      else failed.push({ id: result.id, reason });
    }
  }
  return { written, unchanged, notPassed, failed };
}

function tryWrite(path: string, text: string): string | undefined {
  try {
    writeAtomically(path, text);
    return undefined;
  } catch (error) {
    return `verified.json could not be written and is as it was: ${(error as Error).message}`;
  }
}
