import type { ProcessContext } from '@ngrok/webernetes';
import { RESOLVER_FILE } from '../kubelet/resolver.ts';
import type { Tool } from './tool.ts';

/**
 * The addresses that a host name has in the cluster. webernetes sends names that its own DNS does not know to the real network;
 * nothing may go there.
 */
export async function addressesOf(ctx: ProcessContext, host: string): Promise<string[]> {
  if (host === 'localhost') return ['127.0.0.1'];
  if (/^[\d.]+$/.test(host)) return [host];
  const { pod } = ctx.pod.config;
  const { answers } = pod ? await ctx.network.resolveDns(pod, host, 'A') : { answers: [] };
  return answers.flatMap((answer) => (answer.type === 'A' ? [answer.address] : []));
}

const FULL_NAME = /^[a-z0-9.-]+\.svc\.cluster\.local$/;

/** BusyBox' nslookup of a full name; of shorter ones it prints what it finds by each search domain. */
export const nslookup: Tool = {
  accepts: ([name, ...others]) => others.length === 0 && (name === undefined || FULL_NAME.test(name)),
  run: async ({ ctx, files, out }, [name = '']) => {
    const [, server = ''] = /^nameserver (.+)$/m.exec(files.read(RESOLVER_FILE) ?? '') ?? [];
    out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`);
    const addresses = await addressesOf(ctx, name);
    // It asks for addresses of IPv6 too, and each question has an answer of its own.
    if (addresses.length === 0)
      for (const _question of ['A', 'AAAA']) out(`** server can't find ${name}: NXDOMAIN\n\n`);
    else out(`${addresses.map((address) => `Name:\t${name}\nAddress: ${address}\n`).join('')}\n\n`);
    return addresses.length === 0 ? 1 : 0;
  },
};
