import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../engine.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64' };

/**
 * webernetes' files import each other without extensions, as bundlers allow and Node does not.
 * Nothing else is touched. Bundlers (the site) import ./index.ts and never see this file.
 */
function allowExtensionlessImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('.') || !context.parentURL?.includes('/@ngrok/webernetes/'))
        return next(specifier, context);
      const base = new URL(specifier, context.parentURL).href;
      return next(existsSync(fileURLToPath(`${base}.js`)) ? `${base}.js` : `${base}/index.js`, context);
    },
  });
}

let hooked = false;

/** The embedded engine under Node: simulated time is driven forward, nothing is waited for. */
export const embeddedEngine: Engine = {
  name: 'embedded',
  start: async () => {
    if (!hooked) allowExtensionlessImports();
    hooked = true;
    const { embeddedCluster } = await import('./index.ts');
    const manifest = new URL('../../../node_modules/@ngrok/webernetes/package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return embeddedCluster({ pace: 'driven', architecture: ARCHITECTURES[process.arch] ?? process.arch, version });
  },
};
