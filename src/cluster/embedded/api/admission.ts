import type { V1Container, V1Pod, V1Toleration, V1Volume } from '@ngrok/webernetes';
import { ROOT_CERTIFICATE } from '../config-objects.ts';
import { randomName } from './names.ts';

const ACCOUNT = 'default';
const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const VOLUME = 'kube-api-access-';
/** An hour and seven seconds, by which the API server tells tokens that it added itself. */
const TOKEN_SECONDS = 3607;

const TOLERATIONS: readonly V1Toleration[] = ['not-ready', 'unreachable'].map((taint) => ({
  key: `node.kubernetes.io/${taint}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/**
 * What the API server's admission plugins add to a Pod: its service account with the volume of its token, its priority, how long it
 * stays on a node that is not ready, and requests where only limits are written. `existing` is the Pod as it was.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export function admitPod(pod: V1Pod, existing?: V1Pod): void {
  const spec = pod.spec!;
  spec.serviceAccountName ??= ACCOUNT;
  spec.serviceAccount = spec.serviceAccountName;
  spec.priority ??= 0;
  spec.preemptionPolicy ??= 'PreemptLowerPriority';
  spec.tolerations = [...(spec.tolerations ?? []), ...TOLERATIONS.filter((one) => !tolerates(spec.tolerations, one))];
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  for (const { resources } of containers) {
    if (resources?.limits) resources.requests = { ...resources.limits, ...resources.requests };
  }
  if (spec.automountServiceAccountToken === false) return;
  const name = accessOf(pod) ?? (existing && accessOf(existing)) ?? `${VOLUME}${randomName()}`;
  if (!accessOf(pod)) spec.volumes = [...(spec.volumes ?? []), accessVolume(name)];
  for (const container of containers) mount(container, name);
}

function tolerates(tolerations: readonly V1Toleration[] = [], { key, effect }: V1Toleration): boolean {
  return tolerations.some(
    (one) => (one.key === key || (!one.key && one.operator === 'Exists')) && (!one.effect || one.effect === effect),
  );
}

/** The name of the volume that was added to a Pod. */
function accessOf({ spec }: V1Pod): string | undefined {
  return spec?.volumes?.find(({ name }) => name.startsWith(VOLUME))?.name;
}

function accessVolume(name: string): V1Volume {
  return {
    name,
    projected: {
      defaultMode: 0o644,
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
        { configMap: { name: ROOT_CERTIFICATE, items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
    },
  };
}

function mount(container: V1Container, name: string): void {
  if (container.volumeMounts?.some(({ mountPath }) => mountPath === MOUNT_PATH)) return;
  container.volumeMounts = [...(container.volumeMounts ?? []), { name, mountPath: MOUNT_PATH, readOnly: true }];
}
