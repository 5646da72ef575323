import type { ProcessContext } from '@ngrok/webernetes';
import { type SimulatedImage, STARTUP_MS } from './base.ts';
import { REDIS_PORT } from './redis.ts';

/** Answers every path on port 3000 with a number kept in redis at REDIS_HOST, as ghcr.io/subicura/counter does; 500 while redis is away. */
export const COUNTER: SimulatedImage = {
  names: ['ghcr.io/subicura/counter'],
  tags: ['latest'],
  command: ['counter'],
  program: async (ctx, print) => {
    const host = ctx.env.get('REDIS_HOST') ?? 'localhost';
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(3000, async () => {
      try {
        return { status: 200, body: `${await increment(ctx, host)}\n` };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        print(`redis at ${host}:${REDIS_PORT}: ${message}`);
        return { status: 500, body: 'no count: redis cannot be reached\n' };
      }
    });
    print('counter listening on 3000');
    await ctx.waitUntilKilled();
    return 0;
  },
};

async function increment(ctx: ProcessContext, host: string): Promise<string> {
  if (!(await resolves(ctx, host))) throw new Error(`getaddrinfo ENOTFOUND ${host}`);
  const { status, body } = await ctx.fetch(`http://${host}:${REDIS_PORT}/count`);
  if (status !== 200) throw new Error(body);
  return body;
}

/** webernetes sends names that its own DNS does not know to the real network; nothing may go there. */
async function resolves(ctx: ProcessContext, host: string): Promise<boolean> {
  if (host === 'localhost' || /^[\d.]+$/.test(host)) return true;
  const { pod } = ctx.pod.config;
  if (!pod) return false;
  const { answers } = await ctx.network.resolveDns(pod, host, 'A');
  return answers.length > 0;
}
