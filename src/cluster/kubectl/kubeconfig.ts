import { writeFile } from 'node:fs/promises';

/** How kubectl reaches the cluster: the `cluster` part of a kubeconfig. */
export type ClusterEntry = Readonly<Record<string, string | boolean>>;

/** Credentials that reach one namespace of one cluster. */
export interface Access {
  /** Path of the kubeconfig file. */
  readonly kubeconfig: string;
  readonly namespace: string;
  readonly cluster: ClusterEntry;
}

/** What the only cluster, user and context of such a kubeconfig are called. */
const NAME = 'example';

/** Write the kubeconfig file of an access, which only this user may read. */
export async function writeKubeconfig({ kubeconfig, namespace, cluster }: Access, token: string): Promise<void> {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': NAME,
    clusters: [{ name: NAME, cluster }],
    users: [{ name: NAME, user: { token } }],
    contexts: [{ name: NAME, context: { cluster: NAME, user: NAME, namespace } }],
  };
  await writeFile(kubeconfig, JSON.stringify(config), { mode: 0o600 });
}

/**
 * The flags that choose this access. Of a flag that is given several times kubectl takes the last, so that at the end
 * of a command line they win over whatever comes before.
 */
export function accessFlags({ kubeconfig, namespace, cluster }: Access): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--context=${NAME}`,
    `--cluster=${NAME}`,
    `--user=${NAME}`,
    `--namespace=${namespace}`,
    `--server=${cluster.server}`,
    // kubectl takes this from where it takes the server.
    ...(cluster['tls-server-name'] ? [`--tls-server-name=${cluster['tls-server-name']}`] : []),
  ];
}
