import { parseQuantity } from '@studylog/check/formats';
import type { Container, Pod, Resources } from './types.ts';

type Variable = NonNullable<Container['env']>[number];
type From = NonNullable<Variable['valueFrom']>;
type Context = { readonly container: Container; readonly pod: Pod | undefined };

/** What stands for a variable's value, by where it is from. */
const FROM: { readonly [K in keyof From]?: (from: NonNullable<From[K]>, context: Context) => string } = {
  fieldRef: ({ apiVersion, fieldPath }, { pod }) =>
    `${pod ? podField(pod, fieldPath) : ''} (${apiVersion}:${fieldPath})`,
  resourceFieldRef: ({ resource, divisor }, { container }) => {
    const value = resourceValue(container.resources, resource, divisor);
    const unlimited = value === '0' && (resource === 'limits.cpu' || resource === 'limits.memory');
    return `${unlimited ? 'node allocatable' : value} (${resource})`;
  },
  secretKeyRef: ({ name, key, optional = false }) =>
    `<set to the key '${key}' in secret '${name}'>\tOptional: ${optional}`,
  configMapKeyRef: ({ name, key, optional = false }) =>
    `<set to the key '${key}' of config map '${name}'>\tOptional: ${optional}`,
};

/** The lines of a container's variables. A value of several lines goes on below itself. */
export function environment(context: Context): string[] {
  return (context.container.env ?? []).flatMap(({ name, value = '', valueFrom }) => {
    if (!valueFrom) return value.split('\n').map((line, index) => `  ${index === 0 ? `${name}:` : ''}\t${line}`);
    const from = Object.keys(FROM).find((one) => valueFrom[one as keyof From]) as keyof From | undefined;
    if (!from) return [];
    return [`  ${name}:\t${(FROM[from] as (from: unknown, context: Context) => string)(valueFrom[from], context)}`];
  });
}

/** The ConfigMaps and Secrets that all of a container's variables are from. */
export function environmentFrom({ envFrom = [] }: Container): string[] {
  return envFrom.map(({ configMapRef, secretRef, prefix }) => {
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
    const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
    return `  ${name}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}`;
  });
}

/** Of a Pod's fields, kubectl reads two. It leaves the others to the container. */
function podField({ metadata }: Pod, path: string): string {
  if (path === 'metadata.name') return metadata.name;
  return path === 'metadata.namespace' ? (metadata.namespace ?? '') : '';
}

/** An amount in whole units of the divisor, rounded up. */
function resourceValue(resources: Resources | undefined, resource: string, divisor: string | undefined): string {
  const [list, name = ''] = resource.split('.', 2);
  const amounts = list === 'limits' ? resources?.limits : resources?.requests;
  const amount = parseQuantity(amounts?.[name] ?? '0') ?? 0n;
  const unit = parseQuantity(divisor ?? '0') || parseQuantity('1')!;
  return String((amount + unit - 1n) / unit);
}
