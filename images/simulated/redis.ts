import { getClock, type SimulatedImage, STARTUP_MS } from 'studylog/images';

export const REDIS_PORT = 6379;

const VERSION = '7.0.15';

/** What the server prints on its way up: as process 1, first as the one that reads its configuration (C), then as master (M). */
const STARTING = [
  'C # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
  `C # Redis version=${VERSION}, bits=64, commit=00000000, modified=0, pid=1, just started`,
  'C # Configuration loaded',
  'M * monotonic clock: POSIX clock_gettime',
  `M * Running mode=standalone, port=${REDIS_PORT}.`,
  'M # Server initialized',
  'M * Ready to accept connections',
];

/** A time as redis writes it: `30 Nov 2026 01:47:27.996`. */
function stamp(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(now.toUTCString())!;
  return `${day} ${month} ${year} ${time}.${String(now.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** Counts keys up in memory. The simulated network carries HTTP only, so `/ping` and `/incr/<key>` are requests here. */
export const REDIS: SimulatedImage = {
  names: ['redis', 'library/redis', 'docker.io/redis', 'docker.io/library/redis'],
  tags: ['latest', '7', VERSION],
  entrypoint: ['docker-entrypoint.sh'],
  command: ['redis-server'],
  endsAtSigterm: true,
  userland: 'debian',
  lacks: ['nc'],
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
    const now = stamp(getClock(ctx).now());
    for (const line of STARTING) print(line.replace(/^(\w) /, `1:$1 ${now} `));
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
