import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import { loadConfig } from '../config/load.ts';
import { PACKAGE } from '../project/own-package.ts';
import studylog from './integration.ts';

const CONFIG_FILES = ['mjs', 'js', 'ts', 'mts', 'cjs', 'cts'].map((ending) => `astro.config.${ending}`);
/** The generator's sources, in its own package. */
const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/**
 * What Astro has to know of the project at `root`. A folder without an astro.config file, in which nothing needs to be
 * installed, is built from the generator's own package: Astro finds no module in a project that lies apart from it.
 */
export async function astroProject(root: string): Promise<AstroInlineConfig> {
  if (CONFIG_FILES.some((name) => existsSync(join(root, name)))) return { root };
  return {
    root: fileURLToPath(PACKAGE),
    srcDir: SOURCES,
    publicDir: join(root, 'public'),
    cacheDir: join(root, '.studylog/astro'),
    configFile: false,
    integrations: [studylog(await loadConfig(root))],
  };
}
