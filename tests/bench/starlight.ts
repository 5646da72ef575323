import { installTool } from '../tools/install.ts';

/** The version that tests/tools/starlight pins. */
export const VERSION = '0.42.4';

/** Astro's own command line, from the folder of the installation. */
export const ASTRO_PROGRAM = 'node_modules/astro/bin/astro.mjs';

/** `src/content.config.ts` of a site with Starlight's theme, as its documentation has it. */
export const COLLECTIONS = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Install Starlight where it is not yet; its folder, or undefined after saying that it could not be had. */
export function installStarlight(root: string): string | undefined {
  const folder = installTool(root, 'starlight', VERSION, ASTRO_PROGRAM);
  if (!folder) console.error(`bench: Starlight ${VERSION} could not be installed`);
  return folder;
}
