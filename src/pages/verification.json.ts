import type { APIRoute } from 'astro';
import { evidenceState } from '../example/verified.ts';
import { files, paths } from '../site/addresses.ts';
import { config } from '../site/config.ts';
import { examples } from '../site/data.ts';
import { absolute } from '../site/site.ts';

/** All evidence for machines: state, digests and runs of every example. */
export const GET: APIRoute = () => {
  const list = examples().map((example) => {
    const judged = evidenceState(example, config.kubernetes);
    return {
      id: example.id,
      page: absolute(paths.example(example.id)),
      state: judged.state,
      meantToFail: example.broken !== undefined,
      ...(judged.state === 'changed' ? { changed: judged.changed } : {}),
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
  return Response.json({ examples: list });
};
