import { type SimulatedImage, STARTUP_MS } from 'studylog/images';

export const REDIS_PORT = 6379;

/** Counts keys up in memory. The simulated network carries HTTP only, so `/ping` and `/incr/<key>` are requests here. */
export const REDIS: SimulatedImage = {
  names: ['redis', 'library/redis', 'docker.io/redis', 'docker.io/library/redis'],
  tags: ['latest', '7', '7.0.15'],
  entrypoint: ['docker-entrypoint.sh'],
  command: ['redis-server'],
  endsAtSigterm: true,
  userland: 'debian',
  program: async (ctx, print) => {
    const values = new Map<string, number>();
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(REDIS_PORT, async (_ctx, request) => {
      const [, command, key = ''] = request.url.pathname.split('/');
      if (command === 'ping') return { status: 200, body: 'PONG' };
      const value = (values.get(key) ?? 0) + 1;
      values.set(key, value);
      return { status: 200, body: String(value) };
    });
    print('Ready to accept connections tcp');
    await ctx.waitUntilKilled();
    return 0;
  },
  tools: {
    'redis-cli': {
      accepts: (args) => args.length === 1 && args[0]?.toLowerCase() === 'ping',
      run: (_args, print) => {
        print('PONG');
        return 0;
      },
    },
  },
};
