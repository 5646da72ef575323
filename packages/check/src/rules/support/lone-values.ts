const BACKEND = 'name: $0, port: {number: …}';
const KEY = 'name: $0, key: KEY';
const USER = 'runAsUser: $0';

/**
 * What a lone value stands for where a mapping of this type is due: `$0` is the value, `$3` the name of an image, `$4` the value as
 * a command. Of types that are not here, it stands for the field that they can't be without.
 */
export const LONE_VALUES: Readonly<Record<string, string>> = {
  'core/v1.Capabilities': 'add: [$0]',
  'core/v1.ConfigMapKeySelector': KEY,
  'core/v1.Container': 'name: $3, image: $0',
  'core/v1.EmptyDirVolumeSource': '',
  'core/v1.EnvFromSource': 'configMapRef: {name: $0}',
  'core/v1.EnvVarSource': `secretKeyRef: {${KEY}}`,
  'core/v1.ExecAction': 'command: $4',
  'core/v1.HTTPGetAction': 'path: $0, port: 80',
  'core/v1.LifecycleHandler': 'exec: {command: $4}',
  'core/v1.PodSecurityContext': USER,
  'core/v1.Probe': 'httpGet: {path: $0, port: 80}',
  'core/v1.ResourceRequirements': 'limits: {memory: $0}',
  'core/v1.SecretKeySelector': KEY,
  'core/v1.SecurityContext': USER,
  'core/v1.Toleration': 'key: $0, operator: Exists',
  'core/v1.Volume': 'name: $0, emptyDir: {}',
  'core/v1.VolumeMount': 'name: data, mountPath: $0',
  'core/v1.VolumeResourceRequirements': 'requests: {storage: $0}',
  'apps/v1.RollingUpdateDeployment': 'maxUnavailable: $0',
  'autoscaling/v2.CrossVersionObjectReference': 'apiVersion: apps/v1, kind: Deployment, name: $0',
  'meta/v1.LabelSelector': 'matchLabels: {app: $0}',
  'networking/v1.IngressBackend': `service: {${BACKEND}}`,
  'networking/v1.IngressRule': 'host: $0',
  'networking/v1.IngressServiceBackend': BACKEND,
  'networking/v1.IngressTLS': 'secretName: $0',
  'networking/v1.ServiceBackendPort': 'number: $0',
  'rbac/v1.RoleRef': 'apiGroup: rbac.authorization.k8s.io, kind: Role, name: $0',
  'rbac/v1.Subject': 'kind: ServiceAccount, name: $0',
};

/** The same for `$1=$2` or `$1: $2`, as Compose files and command lines write what belongs together. */
export const PAIRS: Readonly<Record<string, string>> = {
  'core/v1.ContainerPort': 'containerPort: $2',
  'core/v1.EnvVar': 'name: $1, value: $2',
  'core/v1.ServicePort': 'port: $1, targetPort: $2',
  'core/v1.VolumeMount': 'name: $1, mountPath: $2',
  'meta/v1.LabelSelector': 'matchLabels: {$1: $2}',
};

/** Keys for a lone value in a map of text, by the field. */
export const KEYS: Readonly<Record<string, string>> = {
  labels: 'app',
  matchLabels: 'app',
  nodeSelector: 'kubernetes.io/hostname',
  selector: 'app',
};
