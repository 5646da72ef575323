import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_RESOURCES, type ApiResource, objectOf } from './fake-api-resources.ts';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** A server that answers kubectl as a cluster's API would, and keeps every request. */
export interface FakeApiServer {
  readonly url: string;
  /** In order of arrival; empty it to begin again. */
  readonly requests: RecordedRequest[];
  close(): Promise<void>;
}

interface Answer {
  readonly code: number;
  readonly body: object | string;
  /** The answer is a watch: after these events nothing happens, until the client leaves. */
  readonly open?: true;
}

const NOT_FOUND: Answer = {
  code: 404,
  body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', message: 'not found', code: 404 },
};

/**
 * Start a fake API server on this machine. It has the usual kinds, one object of every name in every namespace, and
 * takes every change without making it. With `objects`, it has those and no others.
 */
export async function startFakeApiServer(objects?: readonly HeldObject[]): Promise<FakeApiServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const body = await textOf(request);
    const recorded = { method: request.method ?? '', path: pathname, query: searchParams, body };
    requests.push(recorded);
    send(response, (objects && answerFrom(objects, recorded)) ?? answer(recorded));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface HeldObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly involvedObject?: { readonly name?: string; readonly uid?: string };
}

/** What a server answers that has these objects: one by its name, or those that selectors choose. */
function answerFrom(objects: readonly HeldObject[], { path, query }: RecordedRequest): Answer | undefined {
  const found = locate(path);
  if (!found) return undefined;
  const { resource, name } = found;
  const held = objects.filter(({ kind }) => kind === resource.kind);
  if (name !== undefined) {
    const body = held.find(({ metadata }) => metadata.name === name);
    return body ? { code: 200, body } : NOT_FOUND;
  }
  const about = /involvedObject\.uid=([^,]+)/.exec(query.get('fieldSelector') ?? '')?.[1];
  const wanted = (query.get('labelSelector') ?? '').split(',').filter((term) => /^[^!=\s]+=[^=]/.test(term));
  const items = held.filter(
    ({ metadata, involvedObject }) =>
      (about === undefined || involvedObject?.uid === about) &&
      wanted.every((term) => metadata.labels?.[term.split('=')[0]!] === term.split('=')[1]),
  );
  const { groupVersion: apiVersion, kind } = resource;
  return { code: 200, body: { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1' }, items } };
}

/** Whether a path only describes the API: what any client asks first, the same for everyone. */
export function isDiscovery(path: string): boolean {
  return /^\/(version|api|apis|api\/v1|apis\/[a-z0-9.]+\/v\d[a-z0-9]*|openapi\/v[23](\/.*)?)$/.test(path);
}

function answer({ method, path, query, body }: RecordedRequest): Answer {
  const described = describeApi(path);
  if (described) return { code: 200, body: described };
  const found = locate(path);
  if (!found) return NOT_FOUND;
  const { resource, namespace, name, subresource } = found;
  if (subresource === 'log') return { code: 200, body: 'a line of the log\n' };
  const selected = /metadata\.name=([^,]+)/.exec(query.get('fieldSelector') ?? '')?.[1];
  const object = objectOf(resource, namespace, name ?? selected ?? 'echo');
  if (['true', '1'].includes(query.get('watch') ?? '')) return { code: 200, body: initialEvents(object), open: true };
  // What is there afterwards is another object of the name, as where a controller made it again: kubectl waits no longer.
  if (method === 'DELETE') return { code: 200, body: { ...object, metadata: { ...object.metadata, uid: 'deleted' } } };
  if (name !== undefined) return { code: 200, body: object };
  if (method === 'POST') return { code: 201, body: body === '' ? object : JSON.parse(body) };
  const { apiVersion, kind } = object;
  const list = { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1' }, items: [object] };
  return { code: 200, body: list };
}

function describeApi(path: string): object | undefined {
  if (path === '/version') return { major: '1', minor: '36', gitVersion: 'v1.36.0', platform: 'linux/amd64' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  const versions = [...new Set(API_RESOURCES.map(({ groupVersion }) => groupVersion))];
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: versions.flatMap(groupOf) };
  if (path === '/openapi/v3') {
    const entries = versions.map((version) => [
      baseOf(version).slice(1),
      { serverRelativeURL: `/openapi/v3${baseOf(version)}` },
    ]);
    return { paths: Object.fromEntries(entries) };
  }
  const version = versions.find((version) => [baseOf(version), `/openapi/v3${baseOf(version)}`].includes(path));
  if (!version) return undefined;
  const resources = API_RESOURCES.filter(({ groupVersion }) => groupVersion === version);
  return path.startsWith('/openapi') ? openApi(resources) : resourceList(version, resources);
}

function groupOf(groupVersion: string): object[] {
  const [name, version] = groupVersion.split('/');
  if (!version) return [];
  return [{ name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } }];
}

function resourceList(groupVersion: string, resources: readonly ApiResource[]): object {
  const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
  const list = resources.map(({ plural, singular, shortNames, kind, namespaced, categories }) => ({
    ...{ name: plural, singularName: singular, shortNames, kind, namespaced, categories, verbs },
  }));
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: list };
}

/** As much of OpenAPI as `kubectl explain` and `kubectl apply` look for. */
function openApi(resources: readonly ApiResource[]): object {
  const gvkOf = ({ groupVersion, kind }: ApiResource) => {
    const [version, group = ''] = groupVersion.split('/').reverse();
    return { group, version, kind };
  };
  const paths = resources.map((resource) => [
    `${baseOf(resource.groupVersion)}/${resource.namespaced ? 'namespaces/{namespace}/' : ''}${resource.plural}`,
    { get: { 'x-kubernetes-action': 'list', 'x-kubernetes-group-version-kind': gvkOf(resource), responses: {} } },
  ]);
  const text = { type: 'string', description: 'Text.' };
  const spec = { type: 'object', description: 'What is wished for.', properties: { containers: text, replicas: text } };
  const schemas = resources.map((resource) => [
    resource.kind,
    {
      type: 'object',
      description: `A ${resource.kind}.`,
      properties: { apiVersion: text, kind: text, spec },
      'x-kubernetes-group-version-kind': [gvkOf(resource)],
    },
  ]);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.0' },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function baseOf(groupVersion: string): string {
  return groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
}

function locate(path: string) {
  for (const resource of API_RESOURCES) {
    const base = baseOf(resource.groupVersion).replaceAll('.', '\\.');
    const place = resource.namespaced ? '(?:/namespaces/([^/]+))?' : '()';
    const match = new RegExp(`^${base}${place}/${resource.plural}(?:/([^/]+))?(?:/([^/]+))?$`).exec(path);
    if (match) return { resource, namespace: match[1] || undefined, name: match[2], subresource: match[3] };
  }
  return undefined;
}

/** What a watch begins with that asks for what there is (`sendInitialEvents`): the object, and the end of these events. */
function initialEvents({ apiVersion, kind, ...rest }: ReturnType<typeof objectOf>): string {
  const metadata = { resourceVersion: '1', annotations: { 'k8s.io/initial-events-end': 'true' } };
  return [
    { type: 'ADDED', object: { apiVersion, kind, ...rest } },
    { type: 'BOOKMARK', object: { apiVersion, kind, metadata } },
  ]
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}

function send(response: ServerResponse, { code, body, open }: Answer): void {
  const text = typeof body === 'string';
  response.writeHead(code, { 'content-type': text && !open ? 'text/plain' : 'application/json' });
  response.write(text ? body : JSON.stringify(body));
  if (!open) response.end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
