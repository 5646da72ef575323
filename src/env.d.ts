/// <reference types="astro/client" />

/** `astro check` reads components themselves; plain `tsc` needs to be told what one is. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
