import { addressesOf, getClock, type ImageTool, type SimulatedImage, STARTUP_MS } from 'studylog/images';

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

const NO_AUTH = 'NOAUTH Authentication required.';

/**
 * `redis-cli [-h <host>] ping`, with the password in REDISCLI_AUTH. Without `-h` it asks the redis of its own Pod.
 * An answer that is an error leaves the exit code 0.
 */
const CLI: ImageTool = {
  accepts: (args) => {
    const [option, host, ...others] = args.length === 1 ? ['-h', 'localhost', ...args] : args;
    return option === '-h' && host !== undefined && others.length === 1 && others[0]?.toLowerCase() === 'ping';
  },
  run: async ({ ctx, env, out, error }, args) => {
    const [, host = '127.0.0.1'] = args.length === 1 ? [] : args;
    const fail = (reason: string) => {
      error(`Could not connect to Redis at ${host}:${REDIS_PORT}: ${reason}\n`);
      return 1;
    };
    const [address] = await addressesOf(ctx, host);
    if (!address) return fail('Name or service not known');
    try {
      const password = encodeURIComponent(env.get('REDISCLI_AUTH') ?? '');
      const { body } = await ctx.fetch(`http://${address}:${REDIS_PORT}/ping?password=${password}`);
      if (body === NO_AUTH && password)
        error('AUTH failed: WRONGPASS invalid username-password pair or user is disabled.\n');
      out(body === NO_AUTH ? `${body}\n\n` : `${body}\n`);
      return 0;
    } catch (fault) {
      if (ctx.err()) throw fault;
      return fail('Connection refused');
    }
  },
};

/**
 * Counts keys up in memory. The simulated network carries HTTP only, so `/ping` and `/incr/<key>` are requests here, with the
 * password in the query.
 */
export const REDIS: SimulatedImage = {
  names: ['redis', 'library/redis', 'docker.io/redis', 'docker.io/library/redis'],
  tags: ['latest', '7', VERSION],
  entrypoint: ['docker-entrypoint.sh'],
  command: ['redis-server'],
  options: ([name, ...values]) => name === '--requirepass' && values.length === 1,
  endsAtSigterm: true,
  userland: 'debian',
  lacks: ['nc'],
  program: async (ctx, print, [, password = '']) => {
    const values = new Map<string, number>();
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(REDIS_PORT, async (_ctx, { url }) => {
      if (password && url.searchParams.get('password') !== password) return { status: 200, body: NO_AUTH };
      const [, command, key = ''] = url.pathname.split('/');
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
  tools: { 'redis-cli': CLI },
};
