/** Where a container reads how to look up names. */
export const RESOLVER_FILE = '/etc/resolv.conf';

/** How a Pod looks up names, as the kubelet gives it to the runtime. */
interface Resolver {
  readonly servers?: readonly string[];
  readonly searches?: readonly string[];
  readonly options?: readonly string[];
}

/** The text of a container's resolv.conf, in the order in which containerd writes it. */
export function resolverFile({ servers = [], searches = [], options = [] }: Resolver = {}): string {
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
