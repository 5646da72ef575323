import { existsSync, readFileSync } from 'node:fs';
import { findPackageJSON, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { offerOwnPackage } from '../../project/own-package.ts';
import type { Engine } from '../engine.ts';
import { HTTP_ECHO } from './http-echo.ts';
import type { SimulatedImage } from './images.ts';

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
  start: async ({ root }) => {
    if (!hooked) allowExtensionlessImports();
    hooked = true;
    const [{ embeddedCluster }, { verdictOf }] = await Promise.all([import('./index.ts'), import('./refuse.ts')]);
    const { version } = JSON.parse(readFileSync(manifestOf('@ngrok/webernetes'), 'utf8')) as { version: string };
    const images = await imagesOf(root);
    const architecture = ARCHITECTURES[process.arch] ?? process.arch;
    return embeddedCluster({ judge: verdictOf, images, architecture, version });
  },
};

/** The package.json of a dependency, wherever npm has put it. */
function manifestOf(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (path === undefined) throw new Error(`${name} is not installed`);
  return path;
}

/** The simulated images of a log, the default export of its images/index.ts if there is one, and those that come with studylog. */
async function imagesOf(root: string): Promise<readonly SimulatedImage[]> {
  const path = join(root, 'images/index.ts');
  if (!existsSync(path)) return [HTTP_ECHO];
  offerOwnPackage();
  const { default: own } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as {
    default: readonly SimulatedImage[];
  };
  return [...own, HTTP_ECHO];
}
