import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Config } from '../config/config.ts';
import { href } from '../text/base.ts';
import { sharedFiles } from './shared-files.ts';

/** What explains terms and keys, which a page loads when a reader asks. */
const PREVIEWS = fileURLToPath(new URL('./browser/previews.ts', import.meta.url));

/** The module that has its address. */
const PREVIEWS_ID = 'virtual:studylog/previews';

/** What `virtual:studylog/pictures` is called within Vite. */
export const PICTURES_ID = '\0virtual:studylog/pictures';

/**
 * Hands to the pages, which Vite runs where they cannot read it themselves, the configuration, as data and as a stylesheet, and
 * the pictures of content/images/.
 */
export function virtualModules(config: Config): Plugin {
  const modules: Readonly<Record<string, () => string>> = {
    'virtual:studylog/config': () => `export default ${JSON.stringify(config)}`,
    'virtual:studylog/colours.css': () => coloursOf(config),
    'virtual:studylog/pictures': picturesOf,
  };
  let isDev = false;
  return {
    name: 'studylog',
    configResolved: ({ command }) => {
      isDev = command === 'serve';
    },
    resolveId: (id) => (id === PREVIEWS_ID || Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0')) return undefined;
      if (id.slice(1) !== PREVIEWS_ID) return modules[id.slice(1)]?.();
      if (isDev) return `export default ${JSON.stringify(href(`/@fs${PREVIEWS}`))}`;
      // A page that imported it would carry Vite's half kilobyte that loads styles and other files ahead.
      const reference = this.emitFile({ type: 'chunk', id: PREVIEWS, preserveSignature: 'strict' });
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`;
    },
  };
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
