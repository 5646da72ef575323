import { registerHooks } from 'node:module';

/** The folder of the generator's own package, as a URL that ends with /. */
export const PACKAGE = new URL('../../', import.meta.url);

const NAME = /^studylog(\/|$)/;
/** Where Astro puts the modules that make the pages, in the folder that it is started in. */
const PAGES = '/.prerender/';

let isOffered = false;

/**
 * Let the TypeScript of a log import `studylog`, and the modules of its pages what they need, where nothing is installed: a
 * project that another's command is run on. What is installed comes first.
 */
export function offerOwnPackage(): void {
  if (isOffered) return;
  isOffered = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (!NAME.test(specifier) && !context.parentURL?.includes(PAGES)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}
