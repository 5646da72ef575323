import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from '../engine.ts';
import type { Api } from './api.ts';
import type { Home } from './home.ts';
import { type Access, type ClusterEntry, writeKubeconfig } from './kubeconfig.ts';
import { run } from './process.ts';

/** Longer than any run of the whole suite. */
const TOKEN_SECONDS = 4 * 3600;
const READY_MS = 30_000;

/** Read the cluster entry of a kubeconfig's current context, certificates included. */
export async function readClusterEntry(kubeconfig: string): Promise<ClusterEntry> {
  const args = ['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json', `--kubeconfig=${kubeconfig}`];
  const { exitCode, stdout, stderr } = await run('kubectl', args);
  if (exitCode !== 0) throw new EngineError(`kubectl cannot read the kubeconfig: ${stderr.trim()}`);
  const { clusters } = JSON.parse(stdout) as { clusters: readonly { cluster: ClusterEntry }[] };
  return clusters[0]!.cluster;
}

/**
 * Make credentials that reach one namespace only: a service account, bound there to the cluster's own `admin` role.
 * It lives in the run's home, so that the example's namespace shows nothing that the example did not make.
 * Resolves when the API server honours them.
 */
export async function confine(
  api: Api,
  home: Home,
  cluster: ClusterEntry,
  namespace: string,
  folder: string,
): Promise<Access> {
  const accounts = `/api/v1/namespaces/${home.namespace}/serviceaccounts`;
  await api.create(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: namespace } });
  const subject = { kind: 'ServiceAccount', name: namespace, namespace: home.namespace };
  const [{ status }] = await Promise.all([
    api.request<{ status: { token: string } }>('POST', `${accounts}/${namespace}/token`, {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: TOKEN_SECONDS },
      },
    }),
    api.create(`/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'studylog' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
      subjects: [subject],
    }),
  ]);
  await until(() => allowed(api, `system:serviceaccount:${home.namespace}:${namespace}`, namespace));
  await until(async () => (await api.find(`/api/v1/namespaces/${namespace}/serviceaccounts/default`)) !== undefined);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const access = { kubeconfig: join(folder, `${namespace}.kubeconfig`), namespace, cluster };
  await writeKubeconfig(access, status.token);
  return access;
}

async function allowed(api: Api, user: string, namespace: string): Promise<boolean> {
  const { status } = await api.request<{ status: { allowed: boolean } }>(
    'POST',
    '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    {
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: { user, resourceAttributes: { namespace, verb: 'create', resource: 'pods' } },
      },
    },
  );
  return status.allowed;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new EngineError('the namespace did not become usable; is the cluster healthy?');
    await pause(50);
  }
}
