/// <reference types="astro/client" />

/** `astro check` reads components themselves; plain `tsc` needs to be told what one is. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}

/** The project's configuration, as src/site/virtual.ts hands it to the pages. */
declare module 'virtual:studylog/config' {
  const config: import('./config/config.ts').Config;
  export default config;
}

declare module 'virtual:studylog/colours.css';
declare module 'virtual:studylog/images' {
  const images: readonly import('./cluster/embedded/simulated-image.ts').SimulatedImage[];
  export default images;
}
declare module 'virtual:studylog/pictures' {
  const pictures: Readonly<Record<string, import('astro').ImageMetadata>>;
  export default pictures;
}
