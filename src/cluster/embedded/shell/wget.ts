import { addressesOf } from './lookup.ts';
import type { Arguments, Tool } from './tool.ts';

const URL_FORM = /^(?:http:\/\/)?([a-z0-9.-]+)(?::(\d+))?(\/[\w./-]*)?$/;
const QUIET = ['-q', '-qO-', '-O-', '--spider'];

const address = (args: Arguments) => args.filter((arg) => !QUIET.includes(arg ?? '') && arg !== '-O' && arg !== '-');

/** BusyBox' wget, quiet, to its output or to nowhere. The network that it reaches is the cluster's and no other. */
export const wget: Tool = {
  accepts: (args) => {
    const known = args.every((arg, index) => arg !== '-O' || args[index + 1] === '-');
    const quiet = args.some((arg) => arg === '-q' || arg === '-qO-');
    const toOutput = args.some((arg) => arg === '-qO-' || arg === '-O-' || arg === '-O' || arg === '--spider');
    const [url, ...others] = address(args);
    const isFit = url === undefined ? address(args).length === 1 : URL_FORM.test(url);
    return known && quiet && toOutput && others.length === 0 && isFit;
  },
  run: async ({ ctx, out, error }, args) => {
    const [url = ''] = address(args) as string[];
    // An address that only the run knows may have another form; it leads nowhere, as no network but the cluster's is reached.
    const [, host = url, port = '80', path = '/'] = URL_FORM.exec(url) ?? [];
    const ip = URL_FORM.test(url) ? (await addressesOf(ctx, host))[0] : undefined;
    if (!ip) {
      error(`wget: bad address '${host}${port === '80' ? '' : `:${port}`}'\n`);
      return 1;
    }
    try {
      const { status, body } = await ctx.fetch(`http://${ip}:${port}${path}`);
      if (status >= 400) {
        error(`wget: server returned error: HTTP/1.1 ${status}\n`);
        return 1;
      }
      if (!args.includes('--spider')) out(body ?? '');
      return 0;
    } catch (fault) {
      if (ctx.err()) throw fault;
      error(`wget: can't connect to remote host (${ip}): Connection refused\n`);
      return 1;
    }
  },
};
