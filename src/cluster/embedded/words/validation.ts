import type { Finding } from '@studylog/check';
import { LABEL, LABEL_VALUE, SUBDOMAIN } from './formats.ts';
import { type Place, placeAt, type Refused } from './place.ts';

/** A finding's path, the value there, and the whole object. */
interface Fault extends Pick<Place, 'value' | 'type'> {
  readonly at: string;
  readonly refused: Refused;
}

type Words = (fault: Fault) => readonly string[] | undefined;

/** In the server's order, which is that of no other values. */
const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const PORT = 'must be between 1 and 65535, inclusive';

const shown = (value: unknown): string => JSON.stringify(inOrder(value));
const invalid = (at: string, value: unknown, why: string): readonly string[] => [
  `${at}: Invalid value: ${shown(value)}: ${why}`,
];
const required = ({ at }: Pick<Fault, 'at'>): readonly string[] => [`${at}: Required value`];

/** What the server's validation says, by the checker's rule. */
const WORDS: Readonly<Record<string, Words>> = {
  'missing-field': ({ at, value, type, refused }) => {
    // Without it, more is wrong than is known here.
    if (type.form !== 'object' || at === '') return undefined;
    const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
    const missing = refused.schema.type(type.name).required.filter((name) => isEmpty(fields[name]));
    if (missing.includes('template')) return undefined;
    return missing.flatMap((name) => [
      ...required({ at: `${at}.${name}` }),
      // A selector that is not there selects nothing, the template's Pods neither.
      ...(name === 'selector' ? mismatch(refused) : []),
    ]);
  },
  // A template that is not there has no containers.
  'missing-value': ({ at }) => required({ at: at === 'spec.template' ? 'spec.template.spec.containers' : at }),
  'missing-port-name': required,
  'duplicate-name': ({ at, value }) => [`${at}: Duplicate value: ${shown(value)}`],
  'unknown-volume': ({ at, value }) => [`${at}: Not found: ${shown(value)}`],
  'selector-mismatch': ({ at, refused }) => (at === 'spec.selector' ? undefined : mismatch(refused)),
  'node-port-out-of-range': ({ at, value }) =>
    invalid(at, value, 'provided port is not in the valid range. The range of valid ports is 30000-32767'),
  'port-out-of-range': ({ at, value, refused }) => {
    const { ports = [] } = (refused.object.spec ?? {}) as { ports?: readonly { readonly targetPort?: unknown }[] };
    const [, index] = /^spec\.ports\[(\d+)\]\.port$/.exec(at) ?? [];
    // A Service's port is its target too, where none is written.
    const isTarget = index !== undefined && ports[Number(index)]?.targetPort === undefined;
    return [at, ...(isTarget ? [at.replace(/port$/, 'targetPort')] : [])].flatMap((path) => invalid(path, value, PORT));
  },
  'invalid-resources': ({ at, value, refused }) => {
    const [, resources, name] = /^(.*)\.requests\.(cpu|memory)$/.exec(at) ?? [];
    const limit = resources && placeAt(refused, `${resources}.limits.${name}`)?.value;
    if (limit === undefined || typeof value === 'number') return undefined;
    return invalid(`${resources}.requests`, value, `must be less than or equal to ${name} limit of ${limit}`);
  },
  'number-out-of-range': ({ at, value }) =>
    Number(value) < 0 ? invalid(at, value, 'must be greater than or equal to 0') : undefined,
  'invalid-strategy': ({ at, value }) => {
    if (at.endsWith('.maxUnavailable') && !/^0%?$/.test(String(value))) return undefined;
    if (at.endsWith('.maxUnavailable')) return invalid(at, value, 'may not be 0 when `maxSurge` is 0');
    return [`${at}: Forbidden: may not be specified when strategy \`type\` is 'Recreate'`];
  },
  'unknown-value': ({ at, value, type }) => {
    // Of a strategy, the server shows all.
    if (type.form !== 'enum' || /[sS]trategy\.type$/.test(at)) return undefined;
    const values = at.endsWith('.restartPolicy') ? RESTART_POLICIES : [...type.values].sort();
    return [`${at}: Unsupported value: ${shown(value)}: supported values: ${values.map(shown).join(', ')}`];
  },
  'invalid-name': ({ at, value, refused }) => {
    if (typeof value !== 'string' || value.length > 63) return undefined;
    if (/[cC]ontainers\[\d+\]\.name$/.test(at)) return invalid(at, value, LABEL);
    return at === 'metadata.name' && refused.object.kind !== 'Service' ? invalid(at, value, SUBDOMAIN) : undefined;
  },
  'invalid-label': ({ at, value }) => {
    const map = /^(.*\blabels)(?:\.[^.]+|\["[^"]+"\])$/.exec(at)?.[1];
    const isOfValue =
      typeof value === 'string' && value.length <= 63 && !/^(([A-Za-z0-9][-\w.]*)?[A-Za-z0-9])?$/.test(value);
    return map && isOfValue ? invalid(map, value, LABEL_VALUE) : undefined;
  },
  'restart-policy': ({ at, value, refused }) =>
    /^(Deployment|ReplicaSet)$/.test(refused.object.kind)
      ? [`${at}: Unsupported value: ${shown(value)}: supported values: "Always"`]
      : undefined,
  'service-type': ({ at, value }) => {
    if (at === 'spec.ports') return required({ at });
    if (at === 'spec.externalTrafficPolicy')
      return invalid(at, value, 'may only be set for externally-accessible services');
    if (at.endsWith('.nodePort')) return [`${at}: Forbidden: may not be used when \`type\` is 'ClusterIP'`];
    return undefined;
  },
  'invalid-port-name': ({ at, value }) => {
    if (/^\d+$/.test(String(value))) return invalid(at, value, 'must contain at least one letter (a-z)');
    return String(value).length > 15 ? invalid(at, value, 'must be no more than 15 characters') : undefined;
  },
  'probe-conflict': ({ at, value }) => (at.endsWith('.successThreshold') ? invalid(at, value, 'must be 1') : undefined),
  'one-of': ({ at, value }) =>
    at.endsWith('Probe') && isEmpty(handlersOf(value))
      ? [`${at}: Required value: must specify a handler type`]
      : undefined,
};

const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
const handlersOf = (probe: unknown): string[] =>
  Object.keys((probe ?? {}) as object).filter((key) => HANDLERS.includes(key));

/** The kinds whose validation the words were taken from. */
const KINDS = new Set(['Pod', 'Service', 'Deployment', 'ReplicaSet', 'ConfigMap', 'Secret']);

/** Every error of the server's validation, each once; undefined where one of them is not known. */
export function validationWords(faults: readonly Finding[], refused: Refused): readonly string[] | undefined {
  if (!KINDS.has(refused.object.kind)) return undefined;
  const errors = new Set<string>();
  for (const { rule, at = '' } of faults) {
    const place = placeAt(refused, at);
    const said = place && WORDS[rule]?.({ at, value: place.value, type: place.type, refused });
    if (!said || said.length === 0) return undefined;
    for (const error of said) errors.add(error);
  }
  return [...errors].sort(byPart);
}

/** Validation comes to metadata and to what a Pod's containers are made of first; the rest follows as it is written. */
const PARTS = ['metadata', 'spec.volumes', 'spec.containers', 'spec.initContainers'];
function byPart(one: string, other: string): number {
  const [first, second] = [one, other].map((error) => PARTS.findIndex((part) => error.startsWith(part)));
  return (first === -1 ? PARTS.length : first!) - (second === -1 ? PARTS.length : second!);
}

function mismatch({ object }: Refused): readonly string[] {
  const { template } = (object.spec ?? {}) as { template?: { metadata?: { labels?: object } } };
  const written = template?.metadata?.labels;
  // The server reads null as an empty text.
  const labels = written ? Object.fromEntries(Object.entries(written).map(([key, text]) => [key, text ?? ''])) : null;
  return invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
