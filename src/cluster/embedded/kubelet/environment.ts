import type { V1Container, V1EnvVar } from '@ngrok/webernetes';
import { type ConfigKind, type ConfigObject, type ConfigObjects, decode } from '../config-objects.ts';
import type { Kubelet } from './internals.ts';

/** Give containers the variables that come from ConfigMaps and Secrets; webernetes' kubelet leaves them empty. */
export function readEnvironment(kubelet: Kubelet, configs: ConfigObjects): void {
  const make = kubelet.makeEnvironmentVariables.bind(kubelet);
  kubelet.makeEnvironmentVariables = async (ctx, pod, container, podIP, podIPs) => {
    try {
      const env = variablesOf(container, pod.metadata?.namespace ?? '', configs);
      return await make(ctx, pod, { ...container, env }, podIP, podIPs);
    } catch (error) {
      return [[], error as Error];
    }
  };
}

/**
 * The variables with their values in place of references, those of `envFrom` first. The order and the errors are those of
 * makeEnvironmentVariables in pkg/kubelet/kubelet_pods.go.
 * @throws Error when something is missing that is not optional.
 */
function variablesOf({ env = [], envFrom = [] }: V1Container, namespace: string, configs: ConfigObjects): V1EnvVar[] {
  const variables: V1EnvVar[] = [];
  for (const { configMapRef, secretRef, prefix = '' } of envFrom) {
    const [kind, reference] = configMapRef ? (['ConfigMap', configMapRef] as const) : (['Secret', secretRef!] as const);
    const values = valuesOf(configs, kind, namespace, reference);
    for (const [key, value] of Object.entries(values ?? {})) variables.push(literal(`${prefix}${key}`, value));
  }
  for (const variable of env) {
    const { configMapKeyRef, secretKeyRef } = variable.valueFrom ?? {};
    const reference = configMapKeyRef ?? secretKeyRef;
    if (variable.value || !reference) {
      variables.push(withVersion(variable));
      continue;
    }
    const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
    const values = valuesOf(configs, kind, namespace, reference);
    const value = values?.[reference.key];
    if (value !== undefined) variables.push(literal(variable.name, value));
    else if (!reference.optional)
      throw new Error(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`);
  }
  return variables;
}

/** A reference to a field of the Pod is of v1 where it does not say, which the API server would write down. */
function withVersion(variable: V1EnvVar): V1EnvVar {
  const { fieldRef } = variable.valueFrom ?? {};
  return fieldRef ? { ...variable, valueFrom: { fieldRef: { apiVersion: 'v1', ...fieldRef } } } : variable;
}

/** `$` is doubled, as the kubelet expands `$(NAME)` in what a manifest says and not in what a ConfigMap says. */
function literal(name: string, value: string): V1EnvVar {
  return { name, value: value.replaceAll('$', '$$$$') };
}

/** The texts of an object by key; undefined when it is missing and may be. */
function valuesOf(
  configs: ConfigObjects,
  kind: ConfigKind,
  namespace: string,
  { name = '', optional = false }: { name?: string; optional?: boolean },
): Readonly<Record<string, string>> | undefined {
  const object = configs.find(kind, namespace, name);
  if (object) return textsOf(object);
  if (optional) return undefined;
  throw notFound(kind, name);
}

/** What a ConfigMap or Secret says as text, by key. */
export function textsOf({ kind, data = {} }: ConfigObject): Readonly<Record<string, string>> {
  if (kind === 'ConfigMap') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decode(value)]));
}

/** The kubelet's error for an object that is missing. */
export function notFound(kind: ConfigKind, name: string): Error {
  return new Error(`${kind.toLowerCase()} "${name}" not found`);
}
