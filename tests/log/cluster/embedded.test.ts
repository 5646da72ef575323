import { parseManifest } from '@studylog/check/manifest';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Cluster, KubeObject, Workspace } from '../../../src/cluster/engine.ts';
import { startEmbedded } from '../../unit/verify/helpers.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

const POD = { apiVersion: 'v1', kind: 'Pod' };
const SERVICE = { apiVersion: 'v1', kind: 'Service' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

const apply = async (workspace: Workspace, text: string) =>
  (await workspace.apply(parseManifest('STDIN', text))).rejection;

async function open(manifest?: string): Promise<Workspace> {
  const workspace = await cluster.open('test/embedded');
  onTestFinished(() => workspace.close());
  if (manifest !== undefined) expect(await apply(workspace, manifest)).toBeUndefined();
  return workspace;
}

/** Wait, on the simulated clock, until an object is as it should be. */
async function until(
  workspace: Workspace,
  kind: typeof POD,
  holds: (object: KubeObject) => boolean,
): Promise<KubeObject> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = (await workspace.list(kind)).find(holds);
    if (found) return found;
    await workspace.sleep(100);
  }
  throw new Error(`no ${kind.kind} came to be so: ${JSON.stringify(await workspace.list(kind))}`);
}

interface Status {
  phase?: string;
  containerStatuses?: {
    ready: boolean;
    state: { waiting?: { reason: string } };
    lastState?: { terminated?: { exitCode: number } };
  }[];
}
const statusOf = (object: KubeObject) => object.status as Status;
const isReady = (object: KubeObject) => statusOf(object).containerStatuses?.every(({ ready }) => ready) === true;

const pod = (image: string, extra = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: echo, labels: {app: echo}}\nspec:\n  containers: [{name: app, image: '${image}'${extra}}]\n`;
const service = (type: string) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec: {type: ${type}, selector: {app: echo}, ports: [{port: 80, targetPort: 3000}]}\n`;
const deployment = (image: string, replicas = 2) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: echo}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: echo}}
  template:
    metadata: {labels: {app: echo}}
    spec: {containers: [{name: app, image: '${image}'}]}
`;
const ask = (workspace: Workspace, via?: 'cluster' | 'node' | 'load-balancer') =>
  workspace.http({ service: 'echo', path: '/', timeoutMs: 3000, ...(via ? { via } : {}) });

describe('images', () => {
  it.each([
    'redis',
    'redis:latest',
    'docker.io/library/redis:7',
    'ghcr.io/subicura/counter',
    'ghcr.io/subicura/echo:v2',
  ])('runs %s', async (image) => {
    const workspace = await open(pod(image));
    await until(workspace, POD, isReady);
  });

  it('does not start an image that nobody has', async () => {
    const workspace = await open(pod('ghcr.io/subicura/echo:v9'));
    const reason = (object: KubeObject) => statusOf(object).containerStatuses?.[0]?.state.waiting?.reason;
    await until(workspace, POD, (object) => reason(object) === 'ErrImagePull');
    await until(workspace, POD, (object) => reason(object) === 'ImagePullBackOff');
  });

  it('lets echo log what the published image logs when it listens', async () => {
    const workspace = await open(pod('ghcr.io/subicura/echo:v1'));
    await until(workspace, POD, isReady);
    await workspace.sleep(1000);
    const lines = (await workspace.logs('echo', {})).trimEnd().split('\n');
    const line = { level: 30, time: expect.any(Number), pid: 7, hostname: 'echo' };
    expect(lines.map((text) => JSON.parse(text))).toEqual([
      { ...line, msg: 'Server listening at http://0.0.0.0:3000' },
      { ...line, msg: 'server listening on http://0.0.0.0:3000' },
    ]);
  });

  it('lets counter log each failure to connect, and requests wait, while its redis is away', async () => {
    const workspace = await open(`${pod('ghcr.io/subicura/counter:latest')}${service('ClusterIP')}`);
    await until(workspace, POD, isReady);
    await workspace.sleep(1000);
    expect(await ask(workspace)).toMatchObject({ kind: 'timeout' });
    const [first = '', ...others] = (await workspace.logs('echo', {})).trimEnd().split('\n');
    expect(JSON.parse(first)).toMatchObject({ msg: 'Server listening at http://0.0.0.0:3000' });
    // After 50 ms, 100 ms, …: nine and more in the 4 s less its start.
    expect(others.length).toBeGreaterThan(8);
    expect(new Set(others)).toEqual(new Set(['Redis Client Error Error: connect ECONNREFUSED 127.0.0.1:6379']));
  });

  it('lets counter say that it is ready once redis answers, and count from 1', async () => {
    const both = pod('ghcr.io/subicura/counter:latest').replace('}]\n', '}, {name: db, image: redis}]\n');
    const workspace = await open(`${both}${service('ClusterIP')}`);
    await until(workspace, POD, isReady);
    await workspace.sleep(2000);
    const { msg } = JSON.parse((await workspace.logs('echo', { container: 'app' })).trimEnd().split('\n').at(-1)!);
    expect(msg).toBe('server listening on http://0.0.0.0:3000');
    for (const count of ['1\n', '2\n', '3\n']) expect(await ask(workspace)).toMatchObject({ body: count });
  });

  it('sends no request to the real network for a name that the cluster does not know', async () => {
    const env = ', env: [{name: REDIS_HOST, value: example.com}]';
    const workspace = await open(pod('ghcr.io/subicura/counter:latest', env));
    await until(workspace, POD, isReady);
    await workspace.sleep(1000);
    expect(await workspace.logs('echo', {})).toContain('Redis Client Error Error: getaddrinfo ENOTFOUND example.com');
  });

  it('ends a container on SIGTERM instead of after the grace period, with 143', async () => {
    const probe = ', livenessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1, failureThreshold: 1}';
    const workspace = await open(pod('ghcr.io/subicura/echo:v1', probe));
    const ended = (object: KubeObject) => statusOf(object).containerStatuses?.[0]?.lastState?.terminated;
    const restarted = await until(workspace, POD, (object) => ended(object) !== undefined);
    expect(ended(restarted)).toMatchObject({ exitCode: 143 });
    const before = workspace.now();
    await workspace.change({ verb: 'delete', target: { kind: 'Pod', name: 'echo' } }, []);
    expect(await workspace.list(POD)).toEqual([]);
    expect(workspace.now() - before).toBeLessThan(5000);
  });
});

describe('Services', () => {
  it('gives a LoadBalancer an address, and answers there, at its node port and at its cluster IP', async () => {
    const workspace = await open(`${pod('ghcr.io/subicura/echo:v1')}${service('LoadBalancer')}`);
    await until(workspace, POD, isReady);
    const balancer = await until(workspace, SERVICE, (object) => {
      const { loadBalancer } = object.status as { loadBalancer?: { ingress?: { ip: string }[] } };
      return loadBalancer?.ingress?.[0]?.ip !== undefined;
    });
    expect(balancer.status).toMatchObject({
      loadBalancer: { ingress: [{ ip: expect.stringMatching(/^203\.0\.113\.\d+$/) }] },
    });
    await workspace.sleep(1000);
    for (const via of ['load-balancer', 'node', 'cluster'] as const) {
      expect(await ask(workspace, via)).toMatchObject({ kind: 'response', status: 200, body: 'echo\n' });
    }
  });

  it('refuses connections while no Pod is selected', async () => {
    const workspace = await open(
      `${pod('ghcr.io/subicura/echo:v1')}${service('ClusterIP').replace('app: echo', 'app: other')}`,
    );
    await until(workspace, POD, isReady);
    expect(await ask(workspace)).toMatchObject({ kind: 'refused' });
  });

  it('has no node port where the type has none, and no Service of another name', async () => {
    const workspace = await open(`${pod('ghcr.io/subicura/echo:v1')}${service('ClusterIP')}`);
    expect(await ask(workspace, 'node')).toMatchObject({
      kind: 'error',
      message: { ko: '서비스 echo: 노드 포트가 없습니다', en: 'Service echo has no node port' },
    });
    expect(await workspace.http({ service: 'nothing', path: '/', timeoutMs: 1000 })).toMatchObject({
      kind: 'error',
      message: { ko: 'nothing 서비스가 없습니다', en: 'there is no Service nothing' },
    });
  });
});

describe('Deployments', () => {
  const image = (object: KubeObject) => (object.spec as { containers: { image: string }[] }).containers[0]?.image;
  const revision = (object: KubeObject) => object.metadata.annotations?.['deployment.kubernetes.io/revision'];

  it('roll out a new image, count revisions and roll back', async () => {
    const workspace = await open(deployment('ghcr.io/subicura/echo:v1'));
    const target = { kind: 'Deployment', name: 'echo' };
    await until(workspace, DEPLOYMENT, (object) => revision(object) === '1');
    await workspace.change({ verb: 'setImage', target, container: 'app', image: 'ghcr.io/subicura/echo:v2' }, []);
    await until(workspace, DEPLOYMENT, (object) => revision(object) === '2');
    await until(workspace, POD, (object) => isReady(object) && image(object) === 'ghcr.io/subicura/echo:v2');
    await workspace.change({ verb: 'rollout', target, action: 'undo' }, []);
    await until(workspace, DEPLOYMENT, (object) => revision(object) === '3');
    await until(workspace, POD, (object) => isReady(object) && image(object) === 'ghcr.io/subicura/echo:v1');
  });

  it('scale', async () => {
    const workspace = await open(deployment('ghcr.io/subicura/echo:v1', 1));
    await workspace.change({ verb: 'scale', target: { kind: 'Deployment', name: 'echo' }, replicas: 3 }, []);
    await until(workspace, DEPLOYMENT, (object) => (object.status as { readyReplicas?: number }).readyReplicas === 3);
  });

  it('keep a change of their template for later while they are paused', async () => {
    const workspace = await open(deployment('ghcr.io/subicura/echo:v1'));
    const target = { kind: 'Deployment', name: 'echo' };
    await until(workspace, DEPLOYMENT, (object) => revision(object) === '1');
    await workspace.change({ verb: 'rollout', target, action: 'pause' }, []);
    await workspace.change({ verb: 'setImage', target, container: 'app', image: 'ghcr.io/subicura/echo:v2' }, []);
    await workspace.sleep(5000);
    expect((await workspace.list(DEPLOYMENT)).map(revision)).toEqual(['1']);
    await workspace.change({ verb: 'rollout', target, action: 'resume' }, []);
    await until(workspace, POD, (object) => isReady(object) && image(object) === 'ghcr.io/subicura/echo:v2');
  });

  it('leave what they own, without an owner, where they are deleted so', async () => {
    const workspace = await open(deployment('ghcr.io/subicura/echo:v1'));
    const sets = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
    await until(workspace, sets, () => true);
    await workspace.change({ verb: 'delete', target: { kind: 'Deployment', name: 'echo' }, cascade: 'orphan' }, []);
    expect((await workspace.list(sets)).map(({ metadata }) => metadata.ownerReferences ?? [])).toEqual([[]]);
  });

  it('say what kubectl says about a container or an object that is not there', async () => {
    const workspace = await open(deployment('ghcr.io/subicura/echo:v1'));
    const set = (name: string, container: string) =>
      workspace.change({ verb: 'setImage', target: { kind: 'Deployment', name }, container, image: 'redis' }, []);
    await expect(set('echo', 'nothing')).rejects.toThrow('unable to find container named "nothing"');
    await expect(set('other', 'app')).rejects.toThrow('deployments "other" not found');
  });
});

describe('what is refused', () => {
  // Word for word what kubectl v1.36 prints.
  it.each([
    [
      'kind: Pod\nmetadata: {name: a}\n',
      'error: error validating "STDIN": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      'apiVersion: v1\nmetadata: {name: a}\n',
      'error: error validating "STDIN": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      'a: 1\n',
      'error: error validating "STDIN": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      '- a\n',
      'error: error validating "STDIN": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    ['# nothing\n', 'error: no objects passed to apply'],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: other}\n',
      'error: the namespace from the provided object "other" does not match the namespace "test-embedded". You must pass \'--namespace=other\' to perform this operation.',
    ],
  ])('by kubectl: %j', async (manifest, message) => {
    const workspace = await open();
    expect(await apply(workspace, manifest)).toEqual({ by: 'kubectl', message });
  });

  it.each([
    [
      pod('redis', ', imge: a'),
      'Error from server (BadRequest): error when creating "STDIN": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imge"',
    ],
    [
      pod('redis').replace('name: echo', 'name: Echo'),
      /^The Pod "Echo" is invalid: metadata\.name: Invalid value: "Echo": a lowercase RFC 1123 subdomain must consist of /,
    ],
    [
      deployment('redis').replace('labels: {app: echo}', 'labels: {app: other}'),
      /^The Deployment "\w+" is invalid: spec\.template\.metadata\.labels: Invalid value: \{"app":"other"\}: `selector` does not match template `labels`$/,
    ],
  ])('by the server: %#', async (manifest, message) => {
    const workspace = await open();
    const said = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await apply(workspace, manifest)).toEqual({ by: 'server', message: said });
    expect(await workspace.list(POD)).toEqual([]);
  });

  it('says of a refusal that its words are not the server’s, where they are not', async () => {
    const workspace = await open();
    const twice = pod('redis', ', ports: [{containerPort: 1, hostPort: 1}, {containerPort: 2, hostPort: 1}]');
    expect(await apply(workspace, twice)).toMatchObject({ by: 'server', paraphrased: true });
  });

  it('does not hold up the other documents', async () => {
    const workspace = await open();
    const rejection = await apply(workspace, `kind: Pod\n---\n${pod('redis')}`);
    expect(rejection?.message).toContain('apiVersion not set');
    await until(workspace, POD, isReady);
  });

  it.each(['volumes: [{name: data, hostPath: {path: /data}}]', 'nodeSelector: {disk: ssd}'])(
    'is not simulated: %s',
    async (field) => {
      const workspace = await open();
      await expect(apply(workspace, `${pod('redis')}  ${field}\n`)).rejects.toThrow(
        expect.objectContaining({ name: 'Unsupported' }),
      );
      expect(await workspace.list(POD)).toEqual([]);
    },
  );
});

describe('time', () => {
  it('passes only while somebody waits, and then as fast as it can', async () => {
    const workspace = await open(pod('ghcr.io/subicura/echo:v1'));
    const before = workspace.now();
    await new Promise((resolve) => setImmediate(resolve));
    expect(workspace.now()).toBe(before);
    const started = performance.now();
    await workspace.sleep(10 * 60_000);
    expect(workspace.now() - before).toBeGreaterThanOrEqual(10 * 60_000);
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('stops waiting when it is told to', async () => {
    const workspace = await open();
    const stop = new AbortController();
    const before = workspace.now();
    const sleeping = workspace.sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    expect(workspace.now() - before).toBeLessThan(60_000);
  });
});

describe('the API server', () => {
  it('leads the name of a headless Service to the Pods that are ready', async () => {
    const headless = service('ClusterIP').replace('type: ClusterIP', 'clusterIP: None');
    const asking =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: ask}\nspec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1', command: [sh, -c, 'until wget -qO- http://echo:3000; do sleep 1; done; sleep infinity']}]}\n";
    const workspace = await open(`${pod('ghcr.io/subicura/echo:v1')}${headless}${asking}`);
    await workspace.sleep(8000);
    const [found] = await workspace.list(SERVICE);
    expect(found?.spec).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] });
    expect((await workspace.logs('ask', {})).trimEnd().split('\n').at(-1)).toBe('echo');
  });

  it('tells a Pod how names are looked up', async () => {
    const lookup = (name: string) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ask}\nspec: {restartPolicy: Never, containers: [{name: app, image: 'ghcr.io/subicura/echo:v1', command: [sh, -c, 'cat /etc/resolv.conf; nslookup ${name}.svc.cluster.local']}]}\n`;
    const workspace = await open(`${service('ClusterIP')}${lookup('echo.test-embedded')}`);
    await workspace.sleep(5000);
    const [{ spec }] = (await workspace.list(SERVICE)) as unknown as [{ spec: { clusterIP: string } }];
    const server = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n';
    expect(await workspace.logs('ask', {})).toBe(
      'search test-embedded.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n' +
        `${server}Name:\techo.test-embedded.svc.cluster.local\nAddress: ${spec.clusterIP}\n\n\n`,
    );
    const lost = await open(lookup('echo.elsewhere'));
    await lost.sleep(5000);
    const missing = "** server can't find echo.elsewhere.svc.cluster.local: NXDOMAIN\n\n";
    expect((await lost.logs('ask', {})).endsWith(`${server}${missing}${missing}`)).toBe(true);
  });

  describe('sends the requests of one client', () => {
    const bodies = async (workspace: Workspace, count: number) => {
      const found: string[] = [];
      for (let request = 0; request < count; request += 1) {
        const outcome = await ask(workspace);
        found.push(outcome.kind === 'response' ? outcome.body : outcome.kind);
      }
      return found;
    };
    const withAffinity = async (affinity: string) => {
      const kept = service('ClusterIP').replace('type: ClusterIP', `type: ClusterIP, ${affinity}`);
      const workspace = await open(`${deployment('ghcr.io/subicura/echo:v1', 3)}${kept}`);
      await until(workspace, DEPLOYMENT, ({ status }) => (status as { readyReplicas?: number }).readyReplicas === 3);
      await workspace.sleep(1000);
      return workspace;
    };

    it('to all Pods in turn', async () => {
      expect(new Set(await bodies(await withAffinity('sessionAffinity: None'), 6)).size).toBe(3);
    });

    it('to one Pod where the Service asks for it, and to another once that is gone', async () => {
      const workspace = await withAffinity('sessionAffinity: ClientIP');
      const [first = '', ...others] = await bodies(workspace, 6);
      expect(new Set(others)).toEqual(new Set([first]));
      await workspace.change({ verb: 'delete', target: { kind: 'Pod', name: first.trim() } }, []);
      await workspace.sleep(5000);
      const [next, ...later] = await bodies(workspace, 6);
      expect(next).not.toBe(first);
      expect(new Set(later)).toEqual(new Set([next]));
    });

    it('to another Pod once the Service has forgotten it', async () => {
      const forgetful = 'sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 2}}';
      const workspace = await withAffinity(forgetful);
      const [first] = await bodies(workspace, 2);
      await workspace.sleep(3000);
      expect(await bodies(workspace, 1)).not.toEqual([first]);
    });
  });

  it('gives a node port to one Service only', async () => {
    const fixed = (name: string) =>
      service('NodePort').replace('name: echo', `name: ${name}`).replace('targetPort', 'nodePort: 31000, targetPort');
    const workspace = await open(fixed('first'));
    expect((await apply(workspace, fixed('second')))?.message).toContain(
      'spec.ports[0].nodePort: Invalid value: 31000: provided port is already allocated',
    );
  });

  it.each([
    ['another image', "image: 'ghcr.io/subicura/echo:v2'", undefined],
    ['what the server fills in', "image: 'ghcr.io/subicura/echo:v1', terminationMessagePolicy: File", undefined],
    ['a port', "image: 'ghcr.io/subicura/echo:v1', ports: [{containerPort: 3000}]", 'pod updates may not change'],
    ['a variable', "image: 'ghcr.io/subicura/echo:v1', env: [{name: A, value: b}]", 'pod updates may not change'],
  ])('lets a Pod be changed where a real one may be: %s', async (_what, container, refusal) => {
    const workspace = await open(pod('ghcr.io/subicura/echo:v1'));
    const changed = `apiVersion: v1\nkind: Pod\nmetadata: {name: echo, labels: {app: echo}}\nspec:\n  containers: [{name: app, ${container}}]\n`;
    const rejection = await apply(workspace, changed);
    if (refusal) expect(rejection?.message).toContain(refusal);
    else expect(rejection).toBeUndefined();
  });
});
