import type { ScalarNode } from '@studylog/check/manifest';
import type { Claims } from './claims.ts';

/** A value of a manifest that might be broken. */
export interface Site {
  readonly kind: string;
  /** Field path of the value and of what holds it: `spec.ports[0].port`, `spec.ports[0]`. */
  readonly path: string;
  readonly parent: string;
  readonly key: string;
  readonly node: ScalarNode;
  /** `key=value` of every selector of Services and controllers in the file. */
  readonly selected: ReadonlySet<string>;
}

/** One way to break a manifest: where it applies, whether the steps claim to notice, and the value put there. */
export interface Operator {
  readonly at: (site: Site) => boolean;
  readonly claimed: (site: Site, claims: Claims) => boolean;
  readonly broken: (site: Site) => string;
}

const always = () => true;
const suffixed = ({ node }: Site) => `${node.text}-broken`;
const CONTROLLERS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet']);
const pair = ({ key, node }: Site) => `${key}=${node.text}`;

/** A new way is one entry here. What an image serves below `/` is its own affair, so that probes are broken by their port. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  image: {
    at: ({ key, parent }) => key === 'image' && /[cC]ontainers\[\d+\]$/.test(parent),
    claimed: always,
    // A tag that its repository does not have: of a repository that is not simulated, an engine may tell nothing.
    broken: ({ node }) => `${node.text.replace(/(?::[^/:]+)?(?:@.*)?$/, '')}:no-tag-of-that-name`,
  },
  replicas: {
    at: ({ kind, path, node }) => CONTROLLERS.has(kind) && path === 'spec.replicas' && typeof node.value === 'number',
    claimed: (_site, { counts }) => counts,
    broken: ({ node }) => String(Number(node.value) + 1),
  },
  label: {
    at: ({ parent }) => parent === 'metadata.labels' || parent.endsWith('.metadata.labels'),
    claimed: (site, { labels, services }) => labels.has(pair(site)) || (services && site.selected.has(pair(site))),
    broken: suffixed,
  },
  selector: {
    at: ({ kind, parent }) => kind === 'Service' && parent === 'spec.selector',
    claimed: (_site, { services }) => services,
    broken: suffixed,
  },
  port: {
    at: ({ kind, key, parent }) => kind === 'Service' && key === 'port' && /^spec\.ports\[\d+\]$/.test(parent),
    claimed: (_site, { services }) => services,
    broken: () => '31001',
  },
  targetPort: {
    at: ({ kind, key }) => kind === 'Service' && key === 'targetPort',
    claimed: (_site, { services }) => services,
    broken: ({ node }) => (typeof node.value === 'number' ? '31001' : 'nothing'),
  },
  nodePort: {
    at: ({ kind, key }) => kind === 'Service' && key === 'nodePort',
    claimed: always,
    broken: () => '32700',
  },
  probe: {
    at: ({ key, path }) => key === 'port' && /(liveness|readiness|startup)Probe\./.test(path),
    claimed: always,
    broken: () => '9',
  },
  environment: {
    at: ({ key, parent }) => key === 'value' && /\.env\[\d+\]$/.test(parent),
    claimed: ({ node }, { services, words }) => services || words.has(node.text),
    broken: () => 'nowhere',
  },
  name: {
    at: ({ path }) => path === 'metadata.name',
    claimed: ({ node }, { words }) => words.has(node.text),
    broken: suffixed,
  },
};
