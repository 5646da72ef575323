import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../../src/site/drawing/graph.ts';
import { rootsOf } from '../../../../src/site/drawing/ownership.ts';
import { graphIn, objectsOf, pod, relationsOf, service, workload } from './objects.ts';

const WEB = '  selector: {app: web}\n';

describe('what controllers make', () => {
  const chain = (text: string) =>
    graphIn(text).nodes.map(({ id, isImplied, pod: made }) => [id, isImplied, made?.count] as const);

  it('draws a Deployment with its ReplicaSet and as many Pods as it has replicas', () => {
    const text = workload('Deployment', 'web', '  replicas: 3\n');
    expect(chain(text)).toEqual([
      ['Deployment/web', false, undefined],
      ['ReplicaSet/web-…', true, undefined],
      ['Pod/web-…-…', true, 3],
    ]);
    expect(relationsOf('owns', text).map(({ from, to }) => [from, to])).toEqual([
      ['Deployment/web', 'ReplicaSet/web-…'],
      ['ReplicaSet/web-…', 'Pod/web-…-…'],
    ]);
  });

  it.each([
    ['ReplicaSet', '', 'Pod/web-…', 1],
    ['ReplicaSet', '  replicas: 0\n', 'Pod/web-…', 0],
    ['StatefulSet', '  replicas: 3\n', 'Pod/web-0 … -2', 3],
    ['DaemonSet', '', 'Pod/web-…', 'nodes'],
    ['StatefulSet', '  replicas: 3\n  ordinals: {start: 5}\n', 'Pod/web-5 … -7', 3],
    ['Job', '  completions: 5\n  parallelism: 2\n', 'Pod/web-…', 5],
    ['Job', '  parallelism: 3\n', 'Pod/web-…', 3],
  ])('counts the Pods of a %s with «%s»', (kind, spec, id, count) => {
    expect(chain(workload(kind, 'web', spec)).at(-1)).toEqual([id, true, count]);
  });

  it('makes nothing of custom resources whose kinds have the names of others', () => {
    const custom = (text: string) => text.replace(/^apiVersion: .*/, 'apiVersion: example.com/v1');
    const { nodes, relations } = graphIn(
      custom(workload('Deployment', 'web', '  replicas: 3\n')),
      custom(service('web', { spec: WEB })),
      custom(pod('one', { labels: '{app: web}' })),
    );
    expect(nodes.map(({ id, pod: made, service: part }) => [id, made, part])).toEqual([
      ['Deployment/web', undefined, undefined],
      ['Service/web', undefined, undefined],
      ['Pod/one', undefined, undefined],
    ]);
    expect(relations).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString'])('makes nothing of an object of the kind %s', (kind) => {
    expect(graphIn(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${kind}}\n`).relations).toEqual([]);
  });

  it('puts a Job between a CronJob and its Pods', () => {
    const template = 'template: {spec: {template: {spec: {containers: [{name: a, image: b}]}}}}';
    const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: tidy}\nspec:\n  job${template.replace('t', 'T')}\n`;
    expect(chain(text).map(([id]) => id)).toEqual(['CronJob/tidy', 'Job/tidy-…', 'Pod/tidy-…-…']);
  });

  it('makes no Pods of a template that its own selector does not find', () => {
    const text = workload('Deployment', 'web', '', '{app: wep}');
    expect(graphIn(text).relations).toEqual([
      {
        kind: 'lacks',
        from: 'Deployment/web',
        to: 'Pod/web',
        lacking: [{ key: 'app', operator: 'In', values: ['web'] }],
      },
    ]);
    expect(relationsOf('selects', text, service('web', { spec: WEB.replace('web', 'wep') }))).toEqual([]);
  });

  it('makes nothing of objects from a cluster, where controllers did', () => {
    const owned = pod('web-x7', { labels: '{app: web}' }).replace(
      'labels:',
      'ownerReferences: [{kind: ReplicaSet, name: web, controller: true}], labels:',
    );
    const objects = objectsOf([workload('ReplicaSet', 'web', ''), owned].join('---\n'));
    const { nodes, relations } = graphOf(objects, { isLive: true });
    expect(nodes.map(({ id }) => id)).toEqual(['ReplicaSet/web', 'Pod/web-x7']);
    expect(relations).toEqual([{ kind: 'owns', from: 'ReplicaSet/web', to: 'Pod/web-x7' }]);
  });

  it('lets a ReplicaSet take a Pod for its own that nobody owns, and make fewer', () => {
    const { nodes, relations } = graphIn(
      workload('ReplicaSet', 'web', '  replicas: 2\n'),
      pod('stray', { labels: '{app: web}' }),
    );
    expect(relations).toContainEqual({ kind: 'selects', from: 'ReplicaSet/web', to: 'Pod/stray' });
    expect(nodes.find(({ isImplied }) => isImplied)?.pod?.count).toBe(1);
  });
});

describe('selectors', () => {
  const selected = (...documents: string[]) =>
    relationsOf('selects', ...documents).map(({ from, to }) => `${from} ${to}`);

  it('find Pods and templates that have every label, whichever document comes first', () => {
    const documents = [
      service('web', { spec: '  selector: {app: web, tier: front}\n' }),
      pod('one', { labels: '{app: web, tier: front, more: x}' }),
      pod('two', { labels: '{app: web}' }),
      workload('Deployment', 'web', '', '{app: web, tier: front}'),
    ];
    const expected = ['Service/web Pod/one', 'Service/web Pod/web-…-…'];
    expect(selected(...documents)).toEqual(expected);
    expect(selected(...documents.toReversed()).sort()).toEqual(expected.sort());
  });

  it('find nothing where there is none, and with none of its labels no Pod is near', () => {
    expect(graphIn(service('web'), pod('one')).relations).toEqual([]);
    expect(graphIn(service('web', { spec: '  selector: {}\n' }), pod('one')).relations).toEqual([]);
    expect(relationsOf('selects-none', service('web', { spec: WEB }), pod('one'))).toEqual([
      { kind: 'selects-none', from: 'Service/web', near: undefined },
    ]);
  });

  it('name the Pod that has most of their labels, and what it lacks', () => {
    const [none] = relationsOf(
      'selects-none',
      service('web', { spec: '  selector: {app: web, tier: front}\n' }),
      pod('other'),
      pod('near', { labels: '{app: web}' }),
    );
    expect(none?.near).toEqual({ to: 'Pod/near', lacking: [{ key: 'tier', operator: 'In', values: ['front'] }] });
  });

  it('stay in their namespace', () => {
    const [near] = relationsOf(
      'selects-none',
      service('web', { namespace: 'a', spec: WEB }),
      pod('one', { namespace: 'b', labels: '{app: web}' }),
    );
    expect(near).toEqual({ kind: 'selects-none', from: 'a/Service/web', near: { to: 'b/Pod/one', lacking: [] } });
  });

  it('with expressions find what meets each of them; an empty one finds all; one that no server takes, nothing', () => {
    const policy = (selector: string) =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: ${selector}}\n`;
    const pods = [pod('one', { labels: '{app: a, tier: x}' }), pod('two', { labels: '{app: b}' })];
    const found = (selector: string) => selected(policy(selector), ...pods).map((line) => line.split('/')[2]);
    expect(
      found('{matchExpressions: [{key: app, operator: In, values: [a, b]}, {key: tier, operator: Exists}]}'),
    ).toEqual(['one']);
    expect(found('{matchExpressions: [{key: app, operator: NotIn, values: [a]}]}')).toEqual(['two']);
    expect(found('{matchExpressions: [{key: tier, operator: DoesNotExist}]}')).toEqual(['two']);
    expect(found('{}')).toEqual(['one', 'two']);
    expect(found('{matchExpressions: [{key: app, operator: Like, values: [a]}]}')).toEqual([]);
  });

  it('of a Service that is a name for another host are not asked', () => {
    const spec = '  type: ExternalName\n  externalName: db.example.org\n  selector: {app: web}\n';
    expect(graphIn(service('db', { spec }), pod('one', { labels: '{app: web}' })).relations).toEqual([]);
  });
});

describe('ports', () => {
  const ends = (ports: string, container: string) =>
    relationsOf(
      'sends',
      service('web', { spec: `${WEB}  ports: [${ports}]\n` }),
      pod('one', { labels: '{app: web}', spec: container }),
    ).map(({ number, container: owner }) => [number, owner]);
  const HTTP = '      ports: [{name: http, containerPort: 3000}]\n';

  it.each([
    ['a number that a container declares', '{port: 80, targetPort: 3000}', [3000, 'app']],
    ['a number that none declares', '{port: 80, targetPort: 8080}', [8080, undefined]],
    ['the same number as the Service', '{port: 3000}', [3000, 'app']],
    ['a name', '{port: 80, targetPort: http}', [3000, 'app']],
    ['a name that none has', '{port: 80, targetPort: web}', [undefined, undefined]],
    ['a name of another protocol', '{port: 80, targetPort: http, protocol: UDP}', [undefined, undefined]],
  ])('lead to %s', (_, port, expected) => {
    expect(ends(port, HTTP)).toEqual([expected]);
  });

  it('are not those of an init container that has ended; a sidecar keeps its own', () => {
    const init = (policy: string) =>
      `${pod('one', { labels: '{app: web}' })}  initContainers: [{name: first, image: a${policy}, ports: [{name: http, containerPort: 3000}]}]\n`;
    const ends = (policy: string) =>
      relationsOf(
        'sends',
        service('web', { spec: `${WEB}  ports: [{port: 80, targetPort: http}]\n` }),
        init(policy),
      ).map(({ number, container }) => [number, container]);
    expect(ends('')).toEqual([[undefined, undefined]]);
    expect(ends(', restartPolicy: Always')).toEqual([[3000, 'first']]);
  });

  it('are opened on nodes by the types that do so', () => {
    const open = (spec: string) =>
      graphIn(
        service('web', { spec: `${spec}  ports: [{port: 80, nodePort: 31000}, {port: 81}]\n` }),
      ).nodes[0]?.service?.ports.map(({ nodePort }) => nodePort);
    expect(open('  type: NodePort\n')).toEqual([31000, 'any']);
    expect(open('  type: LoadBalancer\n')).toEqual([31000, 'any']);
    expect(open('  type: LoadBalancer\n  allocateLoadBalancerNodePorts: false\n')).toEqual([undefined, undefined]);
    expect(open('')).toEqual([undefined, undefined]);
  });

  it('of probes are those of their own container', () => {
    const probes = (port: string) =>
      graphIn(pod('one', { spec: `${HTTP}      livenessProbe: {httpGet: {port: ${port}}}\n` })).nodes[0]?.pod
        ?.containers[0]?.probes;
    const probe = { kind: 'liveness', action: 'GET', path: '/' };
    expect(probes('http')).toEqual([{ ...probe, port: 'http', number: 3000 }]);
    expect(probes('web')).toEqual([{ ...probe, port: 'web', number: undefined }]);
    expect(probes('8080')).toEqual([{ ...probe, port: 8080, number: 8080 }]);
  });
});

describe('variables', () => {
  const DB = service('redis', { spec: '  selector: {app: db}\n  ports: [{port: 6379}]\n' });
  const called = (name: string, value: string, ...documents: string[]) =>
    relationsOf(
      'calls',
      pod('web', { spec: `      env: [{name: ${name}, value: '${value}'}]\n` }),
      ...(documents.length > 0 ? documents : [DB]),
    ).map(({ to, variable }) => `${variable} ${to}`);

  it.each([
    ['REDIS_HOST', 'redis'],
    ['ANY', 'redis:6379'],
    ['ANY', 'redis://user:word@redis:6379/0'],
    ['ANY', 'http://redis'],
    ['ANY', 'redis.default.svc.cluster.local'],
    ['REDIS_ADDR', 'redis.default'],
  ])('name a Service: %s=%s', (name, value) => {
    expect(called(name, value)).toEqual([`${name} Service/redis`]);
  });

  it.each([
    ['APP', 'redis'],
    ['IMAGE', 'redis:7'],
    ['REDIS_HOST', 'localhost'],
    ['REDIS_HOST', 'redis.other'],
    ['REDIS_HOST', 'redis.example.org'],
    ['REDIS_HOST', 'my redis'],
  ])('name none for certain: %s=%s', (name, value) => {
    expect(called(name, value)).toEqual([]);
  });

  it('name a Service of another namespace with the namespace behind it', () => {
    const other = DB.replace('name: redis', 'name: redis, namespace: data');
    expect(called('REDIS_HOST', 'redis', other)).toEqual([]);
    expect(called('REDIS_HOST', 'redis.data', other)).toEqual(['REDIS_HOST data/Service/redis']);
  });
});

it('fields that name another object lead to it', () => {
  const of = (text: string) => ({ text, kind: /kind: (\w+)/.exec(text)![1] });
  const named = ['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'ServiceAccount'].map((kind) =>
    of(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: it}\n`),
  );
  const reader = pod('web', {
    spec: '      envFrom: [{configMapRef: {name: it}}]\n      env: [{name: A, valueFrom: {secretKeyRef: {name: it, key: k}}}]\n',
  });
  const user = `${reader}  serviceAccountName: it\n  volumes: [{name: v, persistentVolumeClaim: {claimName: it}}]\n`;
  const ingress = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {rules: [{host: a.org, http: {paths: [{path: /x, backend: {service: {name: it, port: {number: 80}}}}]}}]}\n`;
  const found = relationsOf('refers', user, ...named.map(({ text }) => text), service('it'), ingress);
  expect(found.map(({ from, to, by }) => [from, to, by])).toEqual([
    ['Pod/web', 'PersistentVolumeClaim/it', 'volumes: v'],
    ['Pod/web', 'Secret/it', 'env: A'],
    ['Pod/web', 'ConfigMap/it', 'envFrom'],
    ['Pod/web', 'ServiceAccount/it', 'serviceAccountName'],
    ['Ingress/i', 'Service/it', 'a.org/x → 80'],
  ]);
});

it('reads what is of another type than it should be as if it were not there', () => {
  const text = `kind: Deployment
metadata: hello
spec: {replicas: many, selector: [1], template: {metadata: 5, spec: {containers: {a: b}}}}
---
kind: Service
metadata: {name: 5}
spec: {ports: [1, {port: 80, targetPort: [x]}], selector: {app: 1}}
---
kind: Pod
spec: {containers: [null, {name: 1, env: => x, ports: 5, livenessProbe: {httpGet: 3}}]}
`;
  expect(graphIn(text).nodes.map(({ id }) => id)).toEqual([
    'Deployment/?',
    'ReplicaSet/?-…',
    'Pod/?-…-…',
    'Service/?',
    'Pod/?',
  ]);
});

it('draws objects that own each other in a circle once each', () => {
  const owned = (name: string, by: string) =>
    pod(name).replace('labels:', `ownerReferences: [{kind: Pod, name: ${by}}], labels:`);
  const roots = rootsOf(graphIn(owned('a', 'b'), owned('b', 'a'), owned('c', 'c')));
  expect(roots.map(({ id }) => id)).toEqual(['Pod/a', 'Pod/c']);
});

it('keeps two objects of one name apart', () => {
  expect(graphIn(pod('one'), pod('one')).nodes.map(({ id }) => id)).toEqual(['Pod/one', 'Pod/one (2)']);
});

it('can be made in a browser: nothing on the way to the graph is a module of Node', async () => {
  const input = join(import.meta.dirname, '../../../../src/site/drawing/graph.ts');
  const bundle = await rolldown({ input, platform: 'browser', external: /^node:/ });
  const { output } = await bundle.generate();
  expect(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))).toEqual([]);
  expect(output[0].code.length).toBeLessThan(60_000);
  await bundle.close();
});
