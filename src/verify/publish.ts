import type { Example } from '../example/load.ts';
import { evidenceState } from '../example/verified.ts';

/** The text of /verification.json: every example's state and runs, without what they printed. */
export function verificationJson(examples: readonly Example[]): string {
  const list = examples.map((example) => {
    const evidence = evidenceState(example);
    return {
      id: example.id,
      title: example.title,
      broken: example.broken !== undefined,
      state: evidence.state,
      ...(evidence.state === 'changed' ? { changed: evidence.changed } : {}),
      files: example.files.map(({ name, digest }) => ({ name, sha256: digest })),
      runs: (example.verified?.runs ?? []).map(({ timeline: _timeline, steps, ...run }) => ({
        ...run,
        steps: steps.map(({ output: _output, seen: _seen, ...step }) => step),
      })),
    };
  });
  return `${JSON.stringify({ examples: list }, null, 1)}\n`;
}
