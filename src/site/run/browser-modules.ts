import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const PATTERN = fileURLToPath(new URL('./pattern.ts', import.meta.url));

/** What runs in a reader's browser in place of another module, and why. Each has the same exports and does the same. */
const REPLACED: Readonly<Record<string, string>> = {
  // RE2, which bounds the time that a stranger's pattern takes on the machine of who builds and verifies, is 47 KB.
  [fileURLToPath(new URL('../../example/pattern.ts', import.meta.url))]: PATTERN,
};

/** Give a page smaller modules than a run on a machine needs. Pages that are built are not touched: only what runs in browsers. */
export function browserModules(): Plugin {
  return {
    name: 'studylog-browser-modules',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(id, importer, options) {
      if (!importer || importer === PATTERN) return undefined;
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
      return resolved && REPLACED[resolved.id];
    },
  };
}
