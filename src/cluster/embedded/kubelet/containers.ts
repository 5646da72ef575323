import { argvOf, ignoresSigterm } from '../command.ts';
import { simulatedImageOf } from '../images.ts';
import { containerOf, type Node } from './internals.ts';
import { resolverFile } from './resolver.ts';
import type { Volumes } from './volumes.ts';

/** What a container runtime sets where the manifest does not. */
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Start containers with the command and the files that their manifest gives them. */
export function startContainers(node: Node, volumes: Volumes): void {
  const { runtime } = node;
  const create = runtime.createContainer.bind(runtime);
  runtime.createContainer = async (ctx, sandbox, config, sandboxConfig) => {
    const image = simulatedImageOf(runtime.imageRegistry.create(config.image.image));
    const { pod } = sandboxConfig;
    if (!image || !pod) return await create(ctx, sandbox, config, sandboxConfig);
    const argv = argvOf(image, config);
    const env = { PATH, HOSTNAME: sandboxConfig.hostname ?? '', ...config.env, HOME: config.env?.HOME ?? '/root' };
    const started = { ...config, command: [...argv], args: [], env };
    const [id, error] = await create(ctx, sandbox, started, sandboxConfig);
    const container = containerOf(node, id);
    if (container) {
      container.fs = volumes.filesOf(
        pod,
        config.sourceContainer,
        resolverFile(sandboxConfig.dnsConfig),
      ) as unknown as typeof container.fs;
      if (ignoresSigterm(image, argv)) container.image.signalHandler = () => {};
    }
    return [id, error];
  };
  const statusOf = runtime.containerStatus.bind(runtime);
  runtime.containerStatus = async (ctx, id, verbose) => {
    const [response, error] = await statusOf(ctx, id, verbose);
    const status = response?.status;
    // containerd's word for how a container ended.
    if (status?.state === 'Exited') status.reason ??= status.exitCode === 0 ? 'Completed' : 'Error';
    return [response, error];
  };
}
