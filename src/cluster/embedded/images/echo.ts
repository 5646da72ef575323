import type { SimulatedImage } from './base.ts';

/** Answers `/` on port 3000 with its host name, as ghcr.io/subicura/echo does. */
const echo = (tag: string): SimulatedImage => ({
  names: ['ghcr.io/subicura/echo'],
  tags: [tag],
  command: ['echo'],
  program: async (ctx, print) => {
    ctx.listenHttp(3000, async () => ({ status: 200, body: `${ctx.pod.name}\n` }));
    print('listening on port 3000');
    return await ctx.waitUntilKilled();
  },
});

export const ECHO_V1 = echo('v1');
export const ECHO_V2 = echo('v2');
