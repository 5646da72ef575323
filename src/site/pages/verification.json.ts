import type { APIRoute } from 'astro';
import { files, paths } from '../../text/addresses.ts';
import { examples } from '../data.ts';
import { evidenceOf, tally, testedMinors } from '../evidence.ts';
import { absolute } from '../site.ts';

/**
 * All evidence for machines: mark, digests and runs of every example, and how many have which mark. `state` is the mark that
 * pages show; `evidence` says on what an example that fails as intended was seen to do so.
 */
export const GET: APIRoute = () => {
  const list = examples().map((example) => {
    const { mark, state, changed } = evidenceOf(example);
    return {
      id: example.id,
      page: absolute(paths.example(example.id)),
      state: mark,
      evidence: state,
      meantToFail: example.broken !== undefined,
      ...(changed.length > 0 ? { changed } : {}),
      files: example.files.map(({ name, digest }) => ({
        name,
        url: absolute(files.raw(example.id, name)),
        sha256: digest,
      })),
      expectations: example.expectationsDigest,
      runs: (example.verified?.runs ?? []).map(({ steps, ...run }) => ({
        ...run,
        checks: steps.reduce((sum, step) => sum + step.checks, 0),
        skipped: steps.filter(({ outcome }) => outcome === 'skipped').length,
      })),
    };
  });
  return Response.json({
    counts: Object.fromEntries(tally(examples())),
    kubernetes: testedMinors(examples()),
    standIns: absolute(paths.standIns()),
    examples: list,
  });
};
