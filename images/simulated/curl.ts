import type { SimulatedImage } from 'studylog/images';

/** Stays until it is ended, as curlimages/curl does with the command `sleep infinity`. */
export const CURL: SimulatedImage = {
  names: ['curlimages/curl', 'docker.io/curlimages/curl'],
  tags: ['8.16.0'],
  command: ['sleep', 'infinity'],
  program: async (ctx) => await ctx.waitUntilKilled(),
};
