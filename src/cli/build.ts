import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticsError, formatDiagnostic } from '../example/diagnostic.ts';
import { checkSite } from '../site/check/check.ts';
import { projectRoot } from '../site/root.ts';
import { readOptions } from './options.ts';

export const help = `Build the site into dist/.

Usage: studylog build [options]

  --out-dir <folder>  where to put it (default: dist)
  --verbose           say what Astro does, page by page

Notes, log entries and examples are checked against each other first; what is at odds is listed with file, line
and column, and nothing is built.

SITE_URL        the address at which the site will be served (default: http://localhost:4321/)
REPOSITORY_URL  the repository, for «edit this page»
`;

/** What a build made, for the summary of `start`. */
export interface BuiltSite {
  readonly folder: string;
  readonly seconds: number;
}

/**
 * Build the site.
 * @throws DiagnosticsError when content or examples are at odds.
 */
export async function buildSite(options: { outDir?: string; verbose?: boolean } = {}): Promise<BuiltSite> {
  const started = performance.now();
  const found = checkSite(projectRoot());
  if (found.length > 0) throw new DiagnosticsError(found);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const folder = join(process.cwd(), options.outDir ?? 'dist');
  await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    outDir: folder,
    logLevel: options.verbose ? 'info' : 'error',
  });
  return { folder, seconds: (performance.now() - started) / 1000 };
}

/** `studylog build` */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    'out-dir': { type: 'text', value: 'a folder' },
    verbose: { type: 'switch' },
  });
  const { 'out-dir': outDir, verbose } = values;
  try {
    const { folder, seconds } = await buildSite({ ...(outDir ? { outDir } : {}), ...(verbose ? { verbose } : {}) });
    console.log(`built ${folder} in ${seconds.toFixed(1)} s`);
    return 0;
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    console.error(error.diagnostics.map(formatDiagnostic).join('\n'));
    console.error(`\nnothing was built: ${error.diagnostics.length} to mend`);
    return 1;
  }
}
