import { type SimulatedImage, STARTUP_MS } from './base.ts';

/** Answers every path on port 3000 with its host name, as ghcr.io/subicura/echo does. */
const echo = (tag: string): SimulatedImage => ({
  names: ['ghcr.io/subicura/echo'],
  tags: [tag],
  command: ['echo'],
  program: async (ctx, print) => {
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(3000, async () => ({ status: 200, body: `${ctx.pod.name}\n` }));
    print(`echo ${tag} listening on 3000`);
    await ctx.waitUntilKilled();
    return 0;
  },
});

export const ECHO_V1 = echo('v1');
export const ECHO_V2 = echo('v2');
