import { type SimulatedImage, STARTUP_MS } from 'studylog/images';
import { jsonLine } from './json-log.ts';

/** Answers every path on port 3000 with its host name, and ends at once at SIGTERM, as ghcr.io/subicura/echo does. */
const echo = (tag: string): SimulatedImage => ({
  names: ['ghcr.io/subicura/echo'],
  tags: [tag],
  entrypoint: ['/sbin/tini', '--'],
  command: ['node', 'app.js'],
  userland: 'busybox',
  program: async (ctx, print) => {
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(3000, async () => ({ status: 200, body: `${ctx.pod.name}\n` }));
    print(jsonLine(ctx, 'Server listening at http://0.0.0.0:3000'));
    print(jsonLine(ctx, 'server listening on http://0.0.0.0:3000'));
    return await ctx.waitUntilKilled();
  },
});

export const ECHO_V1 = echo('v1');
export const ECHO_V2 = echo('v2');
