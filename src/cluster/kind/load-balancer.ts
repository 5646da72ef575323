import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../kubectl/api.ts';
import type { Home } from '../kubectl/home.ts';
import { hold, inheritedEnv, run } from '../kubectl/process.ts';
import type { ServiceObject } from '../kubectl/route.ts';

const OWN_MS = 10_000;
const PROVIDER_MS = 60_000;
const PROBE = 'load-balancer-probe';

/** What hands out LoadBalancer addresses, and how to stop it. */
export interface LoadBalancers {
  readonly by: 'cluster' | 'cloud-provider-kind' | 'nobody';
  stop(): void;
}

/**
 * Find out, by asking for one, whether the cluster hands out LoadBalancer addresses itself. Where it does not,
 * start cloud-provider-kind if it is installed.
 */
export async function loadBalancers(
  api: Api,
  home: Pick<Home, 'namespace'>,
  network: string,
  signal: AbortSignal,
): Promise<LoadBalancers> {
  const path = `/api/v1/namespaces/${home.namespace}/services`;
  const nothing = () => {};
  try {
    await api.create(path, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: PROBE },
      spec: { type: 'LoadBalancer', selector: { app: PROBE }, ports: [{ port: 80 }] },
    });
    if (await hasAddress(api, `${path}/${PROBE}`, OWN_MS, signal)) return { by: 'cluster', stop: nothing };
    const { exitCode } = await run('sh', ['-c', 'command -v cloud-provider-kind']);
    if (exitCode !== 0) return { by: 'nobody', stop: nothing };
    const args = process.platform === 'linux' ? [] : ['--enable-lb-port-mapping'];
    const env = { ...inheritedEnv(), KIND_EXPERIMENTAL_DOCKER_NETWORK: network };
    const provider = hold('cloud-provider-kind', args, env);
    provider.stdout.resume();
    provider.stderr.resume();
    const stop = () => provider.stdin.end();
    if (await hasAddress(api, `${path}/${PROBE}`, PROVIDER_MS, signal)) return { by: 'cloud-provider-kind', stop };
    stop();
    return { by: 'nobody', stop: nothing };
  } finally {
    await api.delete(`${path}/${PROBE}`);
  }
}

async function hasAddress(api: Api, path: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const service = await api.find<ServiceObject>(path);
    if (service?.status.loadBalancer?.ingress?.length) return true;
    await pause(200, undefined, { signal });
  }
  return false;
}
