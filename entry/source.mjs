import { existsSync } from 'node:fs';

/** In the repository Node runs the TypeScript sources; the package has them as JavaScript, as Node runs no other below node_modules. */
const hasSources = existsSync(new URL('../src/cli/main.ts', import.meta.url));

/**
 * Load a module of the generator.
 * @param {string} path below src, without an ending
 */
export const load = (path) => import(/* @vite-ignore */ hasSources ? `../src/${path}.ts` : `../lib/${path}.js`);
