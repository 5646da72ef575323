import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertTypes, type OpenApiSchema, reachable, shortName } from './convert.ts';
import type { SchemaData } from './schema.ts';

/** The kinds that the notes use: the only ones that a reader's browser loads at once. */
const CORE = [
  'v1/Pod',
  'v1/Service',
  'v1/Namespace',
  'v1/ConfigMap',
  'v1/Secret',
  'apps/v1/ReplicaSet',
  'apps/v1/Deployment',
  'discovery.k8s.io/v1/EndpointSlice',
];

interface Operation {
  readonly 'x-kubernetes-group-version-kind'?: {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  };
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: OpenApiSchema }>> };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
}

const kubectl = (...args: string[]): string => execFileSync('kubectl', args, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** Groups that a CustomResourceDefinition or an aggregated server adds are not Kubernetes' own. */
const isBuiltIn = (path: string): boolean =>
  path === 'api/v1' || /^apis\/(apps|autoscaling|batch|policy|[a-z.]+\.k8s\.io)\/v\d+$/.test(path);

function readCluster(): { documents: OpenApi[]; digest: string; server: string } {
  const { paths } = JSON.parse(kubectl('get', '--raw', '/openapi/v3')) as { paths: Record<string, unknown> };
  const custom = new Set(
    kubectl('get', 'crd', '-o', 'jsonpath={range .items[*]}{.spec.group}{"\\n"}{end}').split('\n').filter(Boolean),
  );
  const hash = createHash('sha256');
  const documents = Object.keys(paths)
    .sort()
    .filter((path) => isBuiltIn(path) && !custom.has(path.split('/')[1] ?? ''))
    .map((path) => {
      const text = kubectl('get', '--raw', `/openapi/v3/${path}`);
      hash.update(text);
      return JSON.parse(text) as OpenApi;
    });
  const server = (JSON.parse(kubectl('get', '--raw', '/version')) as { gitVersion: string }).gitVersion;
  return { documents, digest: `sha256:${hash.digest('hex')}`, server };
}

function kindsOf(documents: readonly OpenApi[]): Pick<SchemaData, 'kinds' | 'clusterScoped'> {
  const kinds: Record<string, string> = {};
  const clusterScoped: string[] = [];
  for (const { paths } of documents) {
    for (const [path, { post }] of Object.entries(paths)) {
      const kind = post?.['x-kubernetes-group-version-kind'];
      const body = post?.requestBody?.content['*/*']?.schema ?? post?.requestBody?.content['application/json']?.schema;
      if (!kind || !body || path.includes('{name}')) continue;
      const reference = body.$ref ?? body.allOf?.[0]?.$ref ?? '';
      const id = `${kind.group ? `${kind.group}/` : ''}${kind.version}/${kind.kind}`;
      kinds[id] = shortName(reference.slice(reference.lastIndexOf('/') + 1));
      if (!path.includes('{namespace}')) clusterScoped.push(id);
    }
  }
  return { kinds: Object.fromEntries(Object.entries(kinds).sort()), clusterScoped: clusterScoped.sort() };
}

function part(all: SchemaData, isIn: (kind: string) => boolean, without: ReadonlySet<string>): SchemaData {
  const kinds = Object.fromEntries(
    Object.entries(all.kinds)
      .filter(([kind]) => isIn(kind))
      .sort(),
  );
  const names = [...reachable(all.types, Object.values(kinds))].filter((name) => !without.has(name)).sort();
  return {
    version: all.version,
    kinds,
    clusterScoped: all.clusterScoped.filter(isIn).sort(),
    types: Object.fromEntries(names.map((name) => [name, all.types[name]!])),
  };
}

/** JSON with one line a kind and a type, so that a diff between two versions can be read. */
function print(data: SchemaData): string {
  const lines = (record: Readonly<Record<string, unknown>>): string =>
    Object.entries(record)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `{
  "version": ${JSON.stringify(data.version)},
  "kinds": {\n${lines(data.kinds)}\n  },
  "clusterScoped": ${JSON.stringify(data.clusterScoped)},
  "types": {\n${lines(data.types)}\n  }
}
`;
}

const { documents, digest, server } = readCluster();
const version = /^v(\d+\.\d+)/.exec(server)![1]!;
const types = convertTypes(Object.assign({}, ...documents.map(({ components }) => components.schemas)));
const all: SchemaData = { version, ...kindsOf(documents), types };
// All kinds are named at once, so that a known one whose types are not loaded yet is never called unknown.
const core = {
  ...part(all, (kind) => CORE.includes(kind), new Set()),
  kinds: all.kinds,
  clusterScoped: all.clusterScoped,
};
const rest = part(all, (kind) => !CORE.includes(kind), new Set(Object.keys(core.types)));
const folder = join(import.meta.dirname, 'data', `v${version}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'core.json'), print(core));
writeFileSync(join(folder, 'rest.json'), print({ ...rest, kinds: {}, clusterScoped: [] }));
const date = new Date().toISOString().slice(0, 10);
const provenance = { source: 'a cluster: kubectl get --raw /openapi/v3', server, date, digest };
writeFileSync(join(folder, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
console.log(`${folder}: ${Object.keys(all.kinds).length} kinds, ${Object.keys(types).length} types of ${server}`);
