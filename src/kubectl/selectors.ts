import { type Demand, unmet } from '@studylog/check/selectors';
import type { KubeObject } from '../cluster/engine.ts';
import { Failure } from './failure.ts';

const TOKEN = /\s*(!=|==|[=!,()<>]|[^\s=!,()<>]+)/gy;
const OPERATORS: Readonly<Record<string, string>> = {
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  in: 'In',
  notin: 'NotIn',
};
const WORD = /^[^=!,()<>]+$/;

/**
 * Read a label selector of a command line: `app=echo,env!=prod`, `env in (dev, test)`, `tier`, `!tier`.
 * @throws Error that says what was expected, in the server's words
 */
export function parseSelector(text: string): Demand[] {
  const tokens = [...text.matchAll(TOKEN)].map(([, token]) => token!);
  const demands: Demand[] = [];
  const next = () => tokens.shift() ?? '';
  const fail = (found: string, expected: string) => new Error(`found '${found}', expected: ${expected}`);
  while (tokens.length > 0) {
    if (demands.length > 0) {
      const comma = next();
      if (comma !== ',') throw fail(comma, "',' or 'end of string'");
      if (tokens[0] !== '!' && !WORD.test(tokens[0] ?? '')) throw fail(tokens[0] ?? '', "identifier after ','");
    }
    demands.push(requirement(next, tokens, fail));
  }
  return demands;
}

function requirement(
  next: () => string,
  tokens: readonly string[],
  fail: (found: string, expected: string) => Error,
): Demand {
  const first = next();
  if (first === '!') return { key: next(), operator: 'DoesNotExist', values: [] };
  if (!WORD.test(first)) throw fail(first, "!, identifier, or 'end of string'");
  if (tokens.length === 0 || tokens[0] === ',') return { key: first, operator: 'Exists', values: [] };
  const sign = next();
  const operator = OPERATORS[sign];
  if (!operator) throw fail(sign, 'in, notin, =, ==, !=, gt, lt');
  if (sign !== 'in' && sign !== 'notin') {
    const value = tokens.length === 0 || tokens[0] === ',' ? '' : next();
    if (value !== '' && !WORD.test(value)) throw fail(value, 'identifier');
    return { key: first, operator, values: [value] };
  }
  const open = next();
  if (open !== '(') throw fail(open, "'('");
  const values: string[] = [];
  for (;;) {
    const value = next();
    if (value === ')') return { key: first, operator, values };
    if (value === '') throw fail(value, "',', ')' or identifier");
    if (value !== ',') values.push(value);
  }
}

/** Whether an object has the labels that a selector demands. */
export function isSelected({ metadata }: KubeObject, demands: readonly Demand[]): boolean {
  return unmet(demands, new Map(Object.entries(metadata.labels ?? {}))).length === 0;
}

/** Fields that the server selects by, besides an object's name and namespace. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
      (field) => `involvedObject.${field}`,
    ),
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  ReplicaSet: ['status.replicas'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
};

/** The values that fields have where an object leaves them out. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'spec.restartPolicy': 'Always',
  'spec.schedulerName': 'default-scheduler',
  'spec.serviceAccountName': 'default',
  'status.replicas': '0',
};

/**
 * What a field selector demands of the objects of a kind: `status.phase=Running,spec.nodeName!=node-1`.
 * @throws Error in the server's words
 */
export function parseFieldSelector(text: string, kind: string): (object: KubeObject) => boolean {
  const demands = text.split(',').map((part) => {
    const [, path = '', sign, value = ''] = /^(.*?)(!=|==|=)(.*)$/.exec(part) ?? [];
    if (!sign) throw new Error(`invalid selector: '${part}'; can't understand '${part}'`);
    if (!['metadata.name', 'metadata.namespace', ...(FIELDS[kind] ?? [])].includes(path)) {
      throw new Error(`field label not supported: ${path}`);
    }
    return { path: path === 'source' ? 'source.component' : path, isEqual: sign !== '!=', value };
  });
  return (object) => demands.every(({ path, isEqual, value }) => (valueAt(object, path) === value) === isEqual);
}

function valueAt(object: KubeObject, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object);
  return String(value ?? DEFAULTS[path] ?? '');
}

/** What a list is refused with whose selector the server cannot read. */
export function badSelector(resource: string, labels: string, fields: string, message: string): Failure {
  return new Failure(
    `Error from server (BadRequest): Unable to find "${resource}" that match label selector "${labels}", field selector "${fields}": ${message}`,
  );
}
