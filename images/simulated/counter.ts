import { addressesOf, type ProcessContext, type SimulatedImage, STARTUP_MS } from 'studylog/images';
import { jsonLine } from './json-log.ts';
import { REDIS_PORT } from './redis.ts';

/** How a Redis client waits before it connects again: 50 ms, 100 ms, … and at last 500 ms. */
const RETRY_MS = { step: 50, most: 500 };

/**
 * Answers every path on port 3000 with a number kept in redis at REDIS_HOST, as ghcr.io/subicura/counter does. While redis is
 * away it logs each failure to connect, and requests wait. It ends at once at SIGTERM.
 */
export const COUNTER: SimulatedImage = {
  names: ['ghcr.io/subicura/counter'],
  tags: ['latest'],
  entrypoint: ['/sbin/tini', '--'],
  command: ['node', 'app.js'],
  userland: 'busybox',
  program: async (ctx, print) => {
    await ctx.sleep(STARTUP_MS);
    const ask = (path: string) => askRedis(ctx, path, (message) => print(`Redis Client Error Error: ${message}`));
    const connected = Promise.withResolvers<void>();
    ctx.listenHttp(3000, async () => {
      await connected.promise;
      const answer = await ask('incr/count');
      return /^\d+$/.test(answer)
        ? { status: 200, body: `${answer}\n` }
        : { status: 500, body: `redis answered -${answer}\n` };
    });
    print(jsonLine(ctx, 'Server listening at http://0.0.0.0:3000'));
    await ask('ping');
    connected.resolve();
    print(jsonLine(ctx, 'server listening on http://0.0.0.0:3000'));
    return await ctx.waitUntilKilled();
  },
};

/** Ask redis until it answers; each failure is reported. */
async function askRedis(ctx: ProcessContext, path: string, report: (message: string) => void): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(ctx, path);
    } catch (error) {
      if (ctx.err()) throw error;
      report((error as Error).message);
    }
    await ctx.sleep(Math.min(tries * RETRY_MS.step, RETRY_MS.most));
  }
}

/** @throws Error in the words that Node has for it. */
async function send(ctx: ProcessContext, path: string): Promise<string> {
  const host = ctx.env.get('REDIS_HOST') ?? 'localhost';
  const [address] = await addressesOf(ctx, host);
  if (!address) throw new Error(`getaddrinfo ENOTFOUND ${host}`);
  try {
    return (await ctx.fetch(`http://${address}:${REDIS_PORT}/${path}`)).body;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    // webernetes names the address of the Pod for 127.0.0.1.
    throw cause?.code === 'ECONNREFUSED' ? new Error(`connect ECONNREFUSED ${address}:${REDIS_PORT}`) : error;
  }
}
