import { load } from './source.mjs';

/** For images/index.ts: what simulated images are made with. */
export const { getClock, STARTUP_MS } = await load('cluster/embedded/images');
