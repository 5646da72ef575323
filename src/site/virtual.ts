import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Config } from '../config/config.ts';
import { sharedFiles } from './shared-files.ts';

/** What `virtual:studylog/pictures` is called within Vite. */
export const PICTURES_ID = '\0virtual:studylog/pictures';

/**
 * Hands to the pages, which Vite runs where they cannot read it themselves, the configuration, as data and as a stylesheet, and
 * the pictures of content/images/. To the simulated cluster in the browser it hands the simulated images of the log.
 */
export function virtualModules(config: Config, root: string): Plugin {
  const modules: Readonly<Record<string, () => string>> = {
    'virtual:studylog/config': () => `export default ${JSON.stringify(config)}`,
    'virtual:studylog/colours.css': () => coloursOf(config),
    'virtual:studylog/pictures': picturesOf,
    'virtual:studylog/images': () => imagesOf(root),
  };
  return {
    name: 'studylog',
    resolveId: (id) => {
      // A log's images import it by the name of the package that it may be itself.
      if (id === 'studylog/images') return SIMULATED_IMAGES;
      return Object.hasOwn(modules, id) ? `\0${id}` : undefined;
    },
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)]?.() : undefined),
  };
}

const SIMULATED_IMAGES = fileURLToPath(new URL('../cluster/embedded/images.ts', import.meta.url));

/** The default export of images/index.ts; none where the log has no such file. */
function imagesOf(root: string): string {
  const file = join(root, 'images/index.ts');
  return existsSync(file) ? `export { default } from ${JSON.stringify(file)};` : 'export default [];';
}

/** The colours of the log, over those of styles/tokens.css. */
function coloursOf({ colours }: Config): string {
  if (!colours) return '';
  const { light, dark } = colours.accent;
  return `:root { --accent: light-dark(${light}, ${dark}); }`;
}

/** The pictures by name, as `import` gives them to Astro's <Image>. */
function picturesOf(): string {
  const { root, content } = sharedFiles();
  const names = [...content.pictures];
  const imports = names.map((name, at) => `import p${at} from ${JSON.stringify(join(root, 'content/images', name))};`);
  const entries = names.map((name, at) => `${JSON.stringify(name)}: p${at}`);
  return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
}
