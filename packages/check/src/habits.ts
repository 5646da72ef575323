import type { ObjectType } from './schema/schema.ts';

const HTTP = 'httpGet: {path: /, port: 80}';
const EXEC = 'exec: {command: [program, argument]}';
const PROBE = `livenessProbe: {${HTTP}}`;
const BACKEND = 'service: {name: echo, port: {number: 80}}';
const UTILIZATION = 'target: {type: Utilization, averageUtilization: 50}';
const AVERAGE = 'target: {type: AverageValue, averageValue: 100m}';
const VALUE = 'target: {type: Value, value: 100}';
const METRIC = 'metric: {name: requests}';

/**
 * What is written out of habit, from Compose files, former versions of an API or types that look alike, and the field that it
 * stands for; or, where another name alone would not do, what to write in its place.
 */
const HABITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core/v1.PodSpec': { restart: 'restartPolicy' },
  'core/v1.Container': {
    cmd: 'command',
    entrypoint: 'command',
    environment: 'env: [{name: KEY, value: text}]',
    healthcheck: PROBE,
    mounts: 'volumeMounts',
    port: 'ports: [{containerPort: 80}]',
    probe: PROBE,
    pullPolicy: 'imagePullPolicy',
    restart: 'spec: {restartPolicy: Always}',
    user: 'securityContext: {runAsUser: 1000}',
  },
  'core/v1.ContainerPort': { port: 'containerPort' },
  'core/v1.EnvFromSource': {
    configMap: 'configMapRef',
    configMapKeyRef: 'configMapRef',
    secret: 'secretRef',
    secretKeyRef: 'secretRef',
  },
  'core/v1.EnvVar': { key: 'name' },
  'core/v1.EnvVarSource': { configMapRef: 'configMapKeyRef', secretRef: 'secretKeyRef' },
  'core/v1.LifecycleHandler': { command: EXEC, path: HTTP, port: HTTP },
  'core/v1.Probe': { command: EXEC, http: 'httpGet', path: HTTP, port: HTTP, tcp: 'tcpSocket' },
  'core/v1.SecurityContext': { user: 'runAsUser' },
  'core/v1.VolumeMount': { path: 'mountPath' },
  'apps/v1.DaemonSetSpec': { strategy: 'updateStrategy' },
  'apps/v1.DeploymentSpec': { updateStrategy: 'strategy' },
  'apps/v1.StatefulSetSpec': { strategy: 'updateStrategy' },
  'networking/v1.IngressBackend': { serviceName: BACKEND, servicePort: BACKEND },
  'autoscaling/v2.HorizontalPodAutoscalerSpec': {
    targetCPUUtilizationPercentage: `metrics: [{type: Resource, resource: {name: cpu, ${UTILIZATION}}}]`,
  },
  'autoscaling/v2.ResourceMetricSource': { targetAverageUtilization: UTILIZATION, targetAverageValue: AVERAGE },
  'autoscaling/v2.PodsMetricSource': { metricName: METRIC, targetAverageValue: AVERAGE },
  'autoscaling/v2.ObjectMetricSource': { metricName: METRIC, targetValue: VALUE },
  'autoscaling/v2.ExternalMetricSource': {
    metricName: METRIC,
    metricSelector: 'metric: {selector: {}}',
    targetAverageValue: AVERAGE,
    targetValue: VALUE,
  },
  'autoscaling/v2.MetricIdentifier': { labels: 'selector: {matchLabels: {app: echo}}' },
};

/** What a key that a type does not have is meant to be: a field's name, or what to write. */
export function habitOf(name: string, type: ObjectType): string | undefined {
  const habits = HABITS[type.name];
  return habits && Object.hasOwn(habits, name) ? habits[name] : undefined;
}
