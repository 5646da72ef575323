/**
 * Writes the API schemas that the checker uses to data/v<minor>/.
 *   npm run schemas                from the cluster of the current kubeconfig
 *   npm run schemas -- v1.35.4     from the Go module of that release
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertTypes, descriptionsOf, reachable, shortName } from './convert.ts';
import { addEnums } from './enums.ts';
import type { SchemaData } from './schema.ts';
import { type OpenApi, readCluster, readModule } from './sources.ts';
import { DEFAULT_VERSION } from './versions.ts';

function kindsOf(documents: readonly OpenApi[]): Pick<SchemaData, 'kinds' | 'clusterScoped'> {
  const kinds: Record<string, string> = {};
  const clusterScoped = new Set<string>();
  for (const [path, { post }] of documents.flatMap(({ paths }) => Object.entries(paths))) {
    const kind = post?.['x-kubernetes-group-version-kind'];
    const body = Object.values(post?.requestBody?.content ?? {})[0]?.schema;
    // A path with a name is that of a subresource.
    if (!kind || !body || path.includes('{name}')) continue;
    const id = `${kind.group ? `${kind.group}/` : ''}${kind.version}/${kind.kind}`;
    const reference = body.$ref ?? body.allOf?.[0]?.$ref ?? '';
    kinds[id] = shortName(reference.slice(reference.lastIndexOf('/') + 1));
    if (!path.includes('{namespace}')) clusterScoped.add(id);
  }
  return { kinds: Object.fromEntries(Object.entries(kinds).sort()), clusterScoped: [...clusterScoped].sort() };
}

/** The types that these kinds lead to. */
function pick(types: SchemaData['types'], kinds: readonly string[]): SchemaData['types'] {
  const names = [...reachable(types, kinds)].sort();
  return Object.fromEntries(names.map((name) => [name, types[name]!]));
}

/** JSON with one line a kind and a type, so that a diff between two versions can be read. */
function print(data: object): string {
  const lines = (record: object): string =>
    Object.entries(record)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const parts = Object.entries(data).map(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? `  ${JSON.stringify(key)}: {\n${lines(value)}\n  }`
      : `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

const [release] = process.argv.slice(2);
const source = release ? readModule(release) : readCluster();
const version = /^v(\d+\.\d+)/.exec(source.kubernetes)![1]!;
const definitions = Object.assign({}, ...source.documents.map(({ components }) => components?.schemas));
const types = addEnums(convertTypes(definitions), source.enums);
const { kinds, clusterScoped } = kindsOf(source.documents);
const api: SchemaData = { version, kinds, clusterScoped, types: pick(types, Object.values(kinds)) };
const folder = join(import.meta.dirname, 'data', `v${version}`);
const date = new Date().toISOString().slice(0, 10);
const files: Readonly<Record<string, object>> = {
  'api.json': api,
  ...(version === DEFAULT_VERSION && {
    'descriptions.json': descriptionsOf(definitions, Object.keys(api.types), source.enums),
  }),
  'provenance.json': { source: source.description, kubernetes: source.kubernetes, date, digest: source.digest },
};
mkdirSync(folder, { recursive: true });
for (const [file, data] of Object.entries(files)) writeFileSync(join(folder, file), print(data));
console.log(
  `data/v${version}: ${Object.keys(kinds).length} kinds, ${Object.keys(api.types).length} types of ${source.kubernetes}`,
);
