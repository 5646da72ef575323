import type { ProcessContext } from '@ngrok/webernetes';

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
