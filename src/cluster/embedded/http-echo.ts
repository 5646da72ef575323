import { type SimulatedImage, STARTUP_MS } from './simulated-image.ts';

const PORT = 5678;
/** Its exit code without a text. */
const NO_TEXT = 127;

/**
 * A server that answers with the text of ECHO_TEXT, as the image that HashiCorp publishes does. It comes with studylog, so that the
 * sample of a new log runs before the log has simulated images of its own.
 */
export const HTTP_ECHO: SimulatedImage = {
  names: ['hashicorp/http-echo', 'docker.io/hashicorp/http-echo'],
  tags: ['1.0'],
  entrypoint: ['/http-echo'],
  command: [],
  endsAtSigterm: true,
  program: async (ctx, print) => {
    const text = ctx.env.get('ECHO_TEXT');
    if (!text) {
      print('Missing -text option or ECHO_TEXT env var!');
      return NO_TEXT;
    }
    await ctx.sleep(STARTUP_MS);
    ctx.listenHttp(PORT, async (_, { url }) => ({
      status: 200,
      body: url.pathname === '/health' ? '{"status":"ok"}\n' : `${text}\n`,
    }));
    print(`[INFO] server is listening on :${PORT}`);
    return await ctx.waitUntilKilled();
  },
};
