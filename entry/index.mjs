import { load } from './source.mjs';

const { default: studylog } = await load('site/integration');

/** The site as an Astro integration, for `integrations` in astro.config.mjs. */
export default studylog;
