import type { Node } from './manifest/document.ts';
import { entryOf } from './manifest/path.ts';
import type { ObjectType } from './schema/schema.ts';

// `$key(default)` becomes the value that the manifest has for that key, or the default if it has none that fits on one line.
const HTTP = 'httpGet: {path: $path(/), port: $port(80)}';
const EXEC = 'exec: {command: $command([program, argument])}';
const PROBE = `livenessProbe: {${HTTP}}`;
const BACKEND = 'service: {name: $serviceName(…), port: {number: $servicePort(…)}}';
const utilization = (key: string): string => `target: {type: Utilization, averageUtilization: $${key}(50)}`;
const AVERAGE = 'target: {type: AverageValue, averageValue: $targetAverageValue(100m)}';
const VALUE = 'target: {type: Value, value: $targetValue(100)}';
const METRIC = 'metric: {name: $metricName(requests)}';

/**
 * What is written out of habit, from Compose files, former versions of an API or types that look alike, and the field that it
 * stands for; or, where another name alone would not do, what to write in its place.
 */
const HABITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core/v1.PodSpec': { restart: 'restartPolicy' },
  'core/v1.Container': {
    cmd: 'command',
    entrypoint: 'command',
    environment: 'env: [$environment[]({name: KEY, value: text})]',
    healthcheck: PROBE,
    mounts: 'volumeMounts',
    port: 'ports: [{containerPort: $port(80)}]',
    probe: PROBE,
    pullPolicy: 'imagePullPolicy',
    restart: 'spec: {restartPolicy: Always}',
    user: 'securityContext: {runAsUser: $user(1000)}',
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
    targetCPUUtilizationPercentage: `metrics: [{type: Resource, resource: {name: cpu, ${utilization('targetCPUUtilizationPercentage')}}}]`,
  },
  'autoscaling/v2.ResourceMetricSource': {
    targetAverageUtilization: utilization('targetAverageUtilization'),
    targetAverageValue: AVERAGE,
  },
  'autoscaling/v2.PodsMetricSource': { metricName: METRIC, targetAverageValue: AVERAGE },
  'autoscaling/v2.ObjectMetricSource': { metricName: METRIC, targetValue: VALUE },
  'autoscaling/v2.ExternalMetricSource': {
    metricName: METRIC,
    metricSelector: 'metric: {selector: $metricSelector({})}',
    targetAverageValue: AVERAGE,
    targetValue: VALUE,
  },
  'autoscaling/v2.MetricIdentifier': { labels: 'selector: {matchLabels: $labels({app: echo})}' },
};

/** What a key that a type does not have is meant to be: a field's name, or what to write. */
export function habitOf(name: string, type: ObjectType): string | undefined {
  const habits = HABITS[type.name];
  return habits && Object.hasOwn(habits, name) ? habits[name] : undefined;
}

/** What to write instead of a habit, filled with the values of the mapping that it is in. */
export function formOfHabit(habit: string, node: Node): string {
  const filled = habit.replace(
    /\$(\w+)(\[\])?\(([^()]*)\)/g,
    (_, key: string, isList: string | undefined, other: string) => {
      const value = entryOf(node, key)?.value;
      const text = value && (isList ? variables(value) : inLine(value));
      return text && text.length <= LONGEST ? text : other;
    },
  );
  // A port is a number or has a name.
  return filled.replace(/\{number: (?=[^}\d…])/, '{name: ');
}

/** The longest value that a hint shows. */
const LONGEST = 120;

/** A value in flow style; undefined if it is empty. */
function inLine(node: Node): string | undefined {
  if (node.kind === 'scalar')
    return node.text === '' ? undefined : node.style === 'plain' ? node.text : JSON.stringify(node.text);
  const parts =
    node.kind === 'sequence'
      ? node.entries.map(inLine)
      : node.entries.map(({ key, value }) => `${key.text}: ${inLine(value) ?? '{}'}`);
  return node.kind === 'sequence' ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

/** The variables of a Compose file in the form of a container's `env`. */
function variables(node: Node): string | undefined {
  if (node.kind === 'scalar') return undefined;
  const pairs =
    node.kind === 'mapping'
      ? node.entries.map(({ key, value }) => [key.text, value.kind === 'scalar' ? value.text : ''])
      : node.entries.map((item) => (item.kind === 'scalar' ? item.text.split(/=(.*)/s) : []));
  return pairs.map(([name = '', value = '']) => `{name: ${name}, value: ${JSON.stringify(value)}}`).join(', ');
}
