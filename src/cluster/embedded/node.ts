import { existsSync, readFileSync } from 'node:fs';
import { findPackageJSON, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Localized } from '@studylog/check/text';
import { offerOwnPackage } from '../../project/own-package.ts';
import { type Engine, type KubeObject, Unsupported } from '../engine.ts';
import { HTTP_ECHO } from './http-echo.ts';
import type { SimulatedImage } from './images.ts';
import type { Judge } from './refuse.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64' };

let hooked = false;

/**
 * webernetes' files import each other without extensions, as bundlers allow and Node does not.
 * Nothing else is touched. Bundlers (the site) import ./index.ts and never see this file.
 */
function allowExtensionlessImports(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('.') || !context.parentURL?.includes('/@ngrok/webernetes/'))
        return next(specifier, context);
      const base = new URL(specifier, context.parentURL).href;
      return next(existsSync(fileURLToPath(`${base}.js`)) ? `${base}.js` : `${base}/index.js`, context);
    },
  });
}

/** The embedded engine under Node: simulated time is driven forward, nothing is waited for. */
export const embeddedEngine: Engine = {
  name: 'embedded',
  start: async ({ root }) => {
    allowExtensionlessImports();
    const [{ embeddedCluster }, { verdictOf }] = await Promise.all([import('./index.ts'), import('./refuse.ts')]);
    const { version } = JSON.parse(readFileSync(manifestOf('@ngrok/webernetes'), 'utf8')) as { version: string };
    const images = await imagesOf(root);
    const architecture = ARCHITECTURES[process.arch] ?? process.arch;
    return embeddedCluster({ judge: verdictOf, images, architecture, version });
  },
};

/** What the simulation would do with manifests, without a cluster. */
export interface Simulation {
  /** The images that it can run, those of the log first. */
  readonly images: readonly SimulatedImage[];
  readonly judge: Judge;
  /** What it lacks for objects, in words; undefined where it can run them. */
  readonly lackOf: (objects: readonly KubeObject[]) => Localized | undefined;
}

/** The simulation with the images of a log. */
export async function simulationOf(root: string): Promise<Simulation> {
  allowExtensionlessImports();
  const [{ requireSimulated }, { verdictOf }] = await Promise.all([import('./apply.ts'), import('./refuse.ts')]);
  const images = await imagesOf(root);
  return {
    images,
    judge: verdictOf,
    lackOf: (objects) => {
      try {
        requireSimulated(objects, images);
        return undefined;
      } catch (error) {
        if (error instanceof Unsupported) return error.said;
        throw error;
      }
    },
  };
}

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
