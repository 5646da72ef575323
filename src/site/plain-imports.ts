import type { Plugin } from 'vite';

/** Vite's module that its own plugin puts around each `import()`; node_modules/vite/dist/node, `preloadHelperId`. */
const HELPER_ID = '\0vite/preload-helper.js';

/**
 * Load what a script imports on demand without Vite's helper, which every page would carry (700 B gzip): it preloads modules that
 * the one that is asked for needs, and stylesheets. Here these come by src/site/browser/styles.ts. Goes with
 * `build.modulePreload: false`, which leaves nothing to preload.
 */
export function plainImports(): Plugin {
  return {
    name: 'studylog-plain-imports',
    enforce: 'pre',
    apply: 'build',
    load: (id) => (id === HELPER_ID ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
