import { load } from 'js-yaml';
import { z } from 'zod';
import type { Case } from './cases.ts';
import { type Answer, Server } from './server.ts';
import type { Outcome, Verdict, Verdicts } from './verdict.ts';

const NAMESPACE = 'studylog-corpus';
const CONNECTIONS = 8;
const STATUS = z.object({ message: z.string().optional() });
const RESOURCES = z.object({
  groupVersion: z.string(),
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

type Addresses = ReadonlyMap<string, string>;

/**
 * Ask the server of `kubeconfig` about every case: the text as it is, `dryRun=All&fieldValidation=Strict`, to the
 * address of its kind in an empty namespace; a Service that names a node port, be it for health checks, is really created
 * (and deleted), since a dry run does not look at the port's range. A manifest without apiVersion or kind counts as
 * refused: no client has an address to send it to. Everything it makes is gone afterwards.
 */
export async function record(
  cases: readonly Case[],
  kubeconfig: string,
  progress: (done: number) => void,
): Promise<Verdicts> {
  const server = new Server(kubeconfig, CONNECTIONS);
  try {
    const version = z.object({ gitVersion: z.string(), platform: z.string() }).parse(await server.json('/version'));
    const addresses = await discover(server);
    await makeNamespace(server);
    const byKey = new Map<string, Verdict>();
    const queue = [...cases];
    const work = async (): Promise<void> => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        byKey.set(next.key, await ask(server, addresses, next));
        if (byKey.size % 500 === 0) progress(byKey.size);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    const nodePorts = cases.filter(
      ({ key, kind, text }) => kind === 'Service' && /nodePort/i.test(text) && byKey.get(key)?.outcome === 'accepted',
    );
    for (const next of nodePorts) byKey.set(next.key, await create(server, addresses, next));
    const how = `POST ?dryRun=All&fieldValidation=Strict of each text as it is; ${nodePorts.length} Services with a node port really created`;
    const recorded = new Date().toISOString().slice(0, 10);
    return { provenance: { kubernetes: version.gitVersion, platform: version.platform, recorded, how }, byKey };
  } finally {
    await server.send('DELETE', `/api/v1/namespaces/${NAMESPACE}`);
    server.close();
  }
}

/** Every kind's address, by `apiVersion/kind`. */
async function discover(server: Server): Promise<Addresses> {
  const groups = z
    .object({ groups: z.array(z.object({ versions: z.array(z.object({ groupVersion: z.string() })) })) })
    .parse(await server.json('/apis'));
  const versions = ['v1', ...groups.groups.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion))];
  const addresses = new Map<string, string>();
  for (const version of versions) {
    const base = version === 'v1' ? '/api/v1' : `/apis/${version}`;
    const { resources } = RESOURCES.parse(await server.json(base));
    for (const { name, kind, namespaced } of resources) {
      if (!name.includes('/'))
        addresses.set(`${version}/${kind}`, `${base}/${namespaced ? `namespaces/${NAMESPACE}/` : ''}${name}`);
    }
  }
  return addresses;
}

async function makeNamespace(server: Server): Promise<void> {
  const text = `{apiVersion: v1, kind: Namespace, metadata: {name: ${NAMESPACE}}}`;
  const { status, body } = await server.send('POST', '/api/v1/namespaces', text);
  if (status !== 201)
    throw new Error(`the namespace ${NAMESPACE} could not be made (${status}): ${body.slice(0, 200)}`);
  const account = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/default`;
  for (let tries = 0; (await server.send('GET', account)).status !== 200; tries += 1) {
    if (tries > 500) throw new Error(`${NAMESPACE} got no default ServiceAccount`);
  }
}

async function ask(server: Server, addresses: Addresses, subject: Case): Promise<Verdict> {
  const identity = identityOf(subject.text);
  if (identity === 'none') return { outcome: 'refused', reason: 'no apiVersion or kind: no address to send it to' };
  const asked = identity ? `${identity.apiVersion}/${identity.kind}` : `${subject.apiVersion}/${subject.kind}`;
  const address = addresses.get(asked);
  if (!address) return { outcome: 'refused', reason: `no matches for ${asked}` };
  return verdictOf(await server.send('POST', `${address}?dryRun=All&fieldValidation=Strict`, subject.text), subject);
}

async function create(server: Server, addresses: Addresses, subject: Case): Promise<Verdict> {
  const address = addresses.get('v1/Service')!;
  const answer = await posted(server, `${address}?fieldValidation=Strict`, subject.text);
  if (answer.status === 201) {
    const { metadata } = z.object({ metadata: z.object({ name: z.string() }) }).parse(JSON.parse(answer.body));
    await remove(server, `${address}/${metadata.name}`);
  }
  return verdictOf(answer, subject);
}

/** What the server says once the ports of Services that were deleted before are free again. */
async function posted(server: Server, address: string, text: string): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await server.send('POST', address, text);
    if (tries > 100 || !answer.body.includes('already allocated')) return answer;
  }
}

/** Delete an object and wait until its name is free again. */
async function remove(server: Server, path: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await server.send('DELETE', path)).status === 404) return;
  }
  throw new Error(`${path} could not be deleted`);
}

/** The kind a client would address: undefined when a client's parser cannot tell, so that the server gets to say it. */
function identityOf(text: string): { apiVersion: string; kind: string } | 'none' | undefined {
  try {
    const value = load(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown };
    if (apiVersion === undefined || kind === undefined || apiVersion === null || kind === null) return 'none';
    if (apiVersion === '' || kind === '') return 'none';
    return typeof apiVersion === 'string' && typeof kind === 'string' ? { apiVersion, kind } : undefined;
  } catch {
    return undefined;
  }
}

const BY_STATUS: Readonly<Record<number, Outcome>> = {
  200: 'accepted',
  201: 'accepted',
  403: 'state',
  404: 'state',
  409: 'state',
};

/** @throws Error naming the case where the server gave up on it: that is no verdict. */
function verdictOf({ status, body }: Answer, { key, fault, base, isValidated }: Case): Verdict {
  // 500 is the server's own answer to a text that it stumbles over.
  if (status > 500)
    throw new Error(`the server answered ${status} to case ${key} (${base}, ${fault}): ${body.slice(0, 200)}`);
  const outcome = BY_STATUS[status] ?? (status === 422 && !isValidated ? 'beyond' : 'refused');
  if (outcome === 'accepted') return { outcome, reason: '' };
  const parsed = STATUS.safeParse(safeJson(body));
  const message = parsed.data?.message ?? body;
  return {
    outcome,
    reason: `${status} ${message
      .replace(/^.*? is invalid: /, '')
      .replace(/^.*?strict decoding error: /, '')
      .slice(0, 56)}`,
  };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
