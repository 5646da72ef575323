import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiSchema } from './convert.ts';
import { type Enum, readEnums } from './enums.ts';

interface Operation {
  readonly 'x-kubernetes-group-version-kind'?: {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  };
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: OpenApiSchema }>> };
}

/** One group version's OpenAPI v3 document. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, OpenApiSchema>> };
}

/** Where schemas come from, and what must be written down of it. */
export interface SchemaSource {
  readonly documents: readonly OpenApi[];
  /** Enums that the documents lack. */
  readonly enums: ReadonlyMap<string, Enum>;
  readonly kubernetes: string;
  readonly description: string;
  readonly digest: string;
}

/** Groups that a CustomResourceDefinition or an aggregated server adds are not Kubernetes' own; alpha and beta are off. */
const isBuiltIn = (path: string): boolean =>
  path === 'api/v1' || /^apis\/(apps|autoscaling|batch|policy|[a-z.]+\.k8s\.io)\/v\d+$/.test(path);

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return `sha256:${hash.digest('hex')}`;
}

/** Ask the cluster of the current kubeconfig. @throws Error when kubectl fails. */
export function readCluster(): SchemaSource {
  const get = (path: string): string => run('kubectl', 'get', '--raw', path);
  const { paths } = JSON.parse(get('/openapi/v3')) as { paths: Record<string, unknown> };
  const groups = run('kubectl', 'get', 'crd', '-o', 'jsonpath={range .items[*]}{.spec.group}{"\\n"}{end}').split('\n');
  const texts = Object.keys(paths)
    .sort()
    .filter((path) => isBuiltIn(path) && !groups.includes(path.split('/')[1] ?? ''))
    .map((path) => get(`/openapi/v3/${path}`));
  return {
    documents: texts.map((text) => JSON.parse(text) as OpenApi),
    enums: new Map(),
    kubernetes: (JSON.parse(get('/version')) as { gitVersion: string }).gitVersion,
    description: 'a cluster: kubectl get --raw /openapi/v3',
    digest: digestOf(texts),
  };
}

/** Read a release from its Go module, downloading it where needed. @throws Error when go fails. */
export function readModule(kubernetes: string): SchemaSource {
  const { Dir } = JSON.parse(run('go', 'mod', 'download', '-json', `k8s.io/kubernetes@${kubernetes}`)) as {
    Dir: string;
  };
  const folder = join(Dir, 'api/openapi-spec/v3');
  const texts = readdirSync(folder)
    .sort()
    .filter((file) => isBuiltIn(file.replace('_openapi.json', '').replaceAll('__', '/')))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const source = readFileSync(join(Dir, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8');
  return {
    documents: texts.map((text) => JSON.parse(text) as OpenApi),
    enums: readEnums(source),
    kubernetes,
    description: `the Go module k8s.io/kubernetes@${kubernetes}: api/openapi-spec/v3 and pkg/generated/openapi`,
    digest: digestOf([...texts, source]),
  };
}
