import { load } from './source.mjs';

/** For studylog.config.ts. */
export const { defineConfig } = await load('config/config');
