import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault, type Localized } from '@studylog/check/text';
import { QUOTA } from '../quota.ts';
import type { Api } from './api.ts';
import { type Home, quotaPath } from './home.ts';
import { type Access, type ClusterEntry, writeKubeconfig } from './kubeconfig.ts';
import { run } from './process.ts';
import { EXAMPLE_RULES } from './rights.ts';

/** Longer than any run of the whole suite. */
const TOKEN_SECONDS = 4 * 3600;
const ROLE = 'studylog';
const READY_MS = 30_000;

/** Read the cluster entry of a kubeconfig's current context, certificates included. */
export async function readClusterEntry(kubeconfig: string): Promise<ClusterEntry> {
  const args = ['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json', `--kubeconfig=${kubeconfig}`];
  const { exitCode, stdout, stderr } = await run('kubectl', args);
  if (exitCode !== 0) throw unreadable(stderr.trim());
  const { clusters } = JSON.parse(stdout) as { clusters: readonly { cluster: ClusterEntry }[] };
  return clusters[0]!.cluster;
}

function unreadable(printed: string): Fault {
  return new Fault({
    ko: `kubectl이 kubeconfig를 읽지 못합니다: ${printed}`,
    en: `kubectl cannot read the kubeconfig: ${printed}`,
  });
}

const UNUSABLE: Localized = {
  ko: '네임스페이스가 준비되지 않았습니다. 클러스터가 정상인지 확인하십시오',
  en: 'the namespace did not become ready; check that the cluster is healthy',
};

/**
 * Make credentials that reach one namespace only and may do there what steps need. The service account lives in the run's
 * home; the example's own, which its Pods get, is left as Kubernetes makes it and bound to nothing.
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
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  const subject = { kind: 'ServiceAccount', name: namespace, namespace: home.namespace };
  const [{ status }] = await Promise.all([
    api.request<{ status: { token: string } }>('POST', `${accounts}/${namespace}/token`, {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: TOKEN_SECONDS },
      },
    }),
    api.create(`${rbac}/roles`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: ROLE },
      rules: EXAMPLE_RULES,
    }),
    api.create(`${rbac}/rolebindings`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: ROLE },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: ROLE },
      subjects: [subject],
    }),
  ]);
  await until(() => allowed(api, `system:serviceaccount:${home.namespace}:${namespace}`, namespace));
  await until(async () => (await api.find(`/api/v1/namespaces/${namespace}/serviceaccounts/default`)) !== undefined);
  await until(() => counting(api, namespace));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const access = { kubeconfig: join(folder, `${namespace}.kubeconfig`), namespace, cluster };
  await writeKubeconfig(access, status.token);
  return access;
}

/** Whether the namespace's quota counts yet; until then the server refuses everything that it counts. */
async function counting(api: Api, namespace: string): Promise<boolean> {
  const quota = await api.get<{ status?: { used?: object } }>(quotaPath(namespace));
  return Object.keys(quota.status?.used ?? {}).length === Object.keys(QUOTA).length;
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
    if (Date.now() > deadline) throw new Fault(UNUSABLE);
    await pause(50);
  }
}
