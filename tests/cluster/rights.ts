/**
 * What a stranger's example may do on a real cluster, tried with its own credentials: node tests/cluster/rights.ts [--keep]
 * From a Pod with the token that Kubernetes mounts, and with the kubeconfig of the example's commands. Uses the cluster of
 * STUDYLOG_CLUSTER; one that it creates is deleted at the end unless --keep is given.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type ManifestFile, parseManifest } from '@studylog/check/manifest';
import type { Workspace } from '../../src/cluster/engine.ts';
import { kindEngine } from '../../src/cluster/kind/index.ts';
import { CLIENT_IMAGE } from '../../src/cluster/kubectl/inside.ts';
import { CLUSTER_RULES, EXAMPLE_RULES } from '../../src/cluster/kubectl/rights.ts';
import { Leftovers } from '../../src/cluster/leftovers.ts';
import { QUOTA } from '../../src/cluster/quota.ts';

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}
interface RulesReview {
  readonly status: { readonly resourceRules: readonly Rule[]; readonly nonResourceRules: readonly Rule[] };
}

/**
 * What Kubernetes gives to everybody who is authenticated, and no manifest can take away: the roles system:basic-user,
 * system:discovery, system:public-info-viewer and system:service-account-issuer-discovery. They tell who one is, what one may
 * do, which APIs there are and how tokens are signed.
 */
const EVERYBODY = [
  'create selfsubjectaccessreviews.authorization.k8s.io',
  'create selfsubjectreviews.authentication.k8s.io',
  'create selfsubjectrulesreviews.authorization.k8s.io',
];
const EVERYBODY_READS = /^get (\/(api|apis|healthz|livez|readyz|openapi|openid|version)(\/.*)?\*?|\/\.well-known\/.*)$/;

/** A node for Pods that are not to start. */
const NOWHERE = { 'studylog/none': 'true' };

const CHECKS: Readonly<Record<string, (workspace: Workspace) => Promise<void>>> = {
  async 'a Pod with the mounted token'(workspace) {
    const { namespace } = workspace;
    const forbidden = [
      ['GET', `/api/v1/namespaces/${namespace}/pods`],
      ['GET', `/api/v1/namespaces/${namespace}/secrets`],
      ['GET', `/api/v1/namespaces/${namespace}/resourcequotas`],
      ['GET', '/api/v1/namespaces/kube-system/secrets'],
      ['GET', '/api/v1/namespaces'],
      ['GET', '/api/v1/nodes'],
      ['GET', '/metrics'],
      ['POST', `/api/v1/namespaces/${namespace}/pods`],
      ['POST', `/api/v1/namespaces/${namespace}/serviceaccounts/default/token`],
    ] as const;
    const rules = ['POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews'] as const;
    const answers = await askFromPod(workspace, [...forbidden, rules], {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace },
    });
    for (const [index, [method, path]] of forbidden.entries()) {
      check(`may not ${method} ${path.replace(namespace, '…')}`, answers[index]?.status === 403, show(answers[index]));
    }
    const { resources, others } = given(JSON.parse(answers.at(-1)?.body ?? '{}') as RulesReview);
    check('may do what everybody may, and nothing else', same(resources, EVERYBODY), resources.join('\n'));
    check(
      'reads what everybody reads',
      others.every((right) => EVERYBODY_READS.test(right)),
      others.join('\n'),
    );
  },
  async 'the commands of an example'(workspace) {
    const { namespace } = workspace;
    const asked = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
    const { stdout, stderr } = await kubectl(
      workspace,
      ['create', '-f', '-', '-o', 'json', '--validate=false'],
      JSON.stringify(asked),
    );
    const { resources } = given(JSON.parse(stdout || '{}') as RulesReview);
    const meant = [...EVERYBODY, ...[...EXAMPLE_RULES, ...CLUSTER_RULES].flatMap(rightsIn)];
    check('may do what steps need, and nothing else', same(resources, meant), `${stderr}${resources.join('\n')}`);
    await workspace.apply(pod('client', { nodeSelector: NOWHERE, containers: [container({})] }));
    // As requests, because kubectl is never run in another namespace here.
    const pods = (of: string) => `/api/v1/namespaces/${of}/pods`;
    for (const words of [
      ['create', '--raw', `${pods('kube-system')}/client/exec?command=id`, '-f', '-'],
      ['get', '--raw', `${pods('kube-system')}/client/exec?command=id`],
      ['create', '--raw', `${pods(namespace)}/client/attach`, '-f', '-'],
      ['create', '--raw', `${pods(namespace)}/client/portforward`, '-f', '-'],
      ['get', '--raw', `${pods(namespace)}/client/proxy/`],
      ['get', '--raw', '/api/v1/namespaces/kube-system/pods'],
      ['get', 'node'],
      ['get', 'serviceaccount'],
      ['create', 'token', 'default'],
      ['create', 'rolebinding', 'mine', '--clusterrole=admin', `--serviceaccount=${namespace}:default`],
      ['delete', 'resourcequota', 'studylog'],
      ['label', 'namespace', namespace, '--overwrite', 'pod-security.kubernetes.io/enforce=privileged'],
    ]) {
      const { exitCode, stderr } = await kubectl(workspace, words, '{}');
      check(
        `may not ${words.slice(0, 3).join(' ').replace(namespace, '…')}`,
        exitCode !== 0 && /is forbidden: User/.test(stderr),
        stderr,
      );
    }
  },
  async 'words that run in a container of the example'(workspace) {
    const command = ['node', '-e', 'setInterval(() => {}, 1e9)'];
    await workspace.apply(pod('words', { terminationGracePeriodSeconds: 1, containers: [container({ command })] }));
    const exec = (words: readonly string[], timeoutMs = 30_000) =>
      workspace.kubectl!(['exec', 'words', '--', ...words], { timeoutMs });
    const runs = async () => (await exec(['true'])).exitCode === 0;
    check('may run there', await until(runs));
    const own = await exec(['cat', '/var/run/secrets/kubernetes.io/serviceaccount/namespace']);
    check('are in its own namespace', own.stdout === workspace.namespace, own.stdout + own.stderr);
    const flags = await exec(['echo', '-n', 'kube-system', '--server=http://127.0.0.1:9']);
    check('are no flags of kubectl', flags.stdout === 'kube-system --server=http://127.0.0.1:9', flags.stderr);
    const away = await exec(['sh', '-c', 'echo "connection refused" >&2; exit 3']);
    check('may print what kubectl says of an absent server', away.exitCode === 3, away.stderr);
    const endless = await exec(['sleep', '600'], 3000);
    check('that do not end are stopped', endless.stopped === true, endless.stderr);
    const flood = await exec(['sh', '-c', 'cat /dev/zero | tr "\\0" x >&2']);
    check('that print without end are stopped', flood.stopped === true, flood.stderr.slice(0, 300));
    const running = workspace.start!(['logs', '-f', 'words']);
    await pause(2000);
    check('a command that goes on is running', !running.ended, running.printed);
    await running.stop();
    check('until Ctrl-C', running.ended && running.printed === '', running.printed);
  },
  async 'Pod Security'(workspace) {
    const volumes = [{ name: 'host', hostPath: { path: '/' } }];
    const pods: Readonly<Record<string, object>> = {
      'the files of the node': { volumes, containers: [container({})] },
      'a privileged container': { containers: [container({ securityContext: { privileged: true } })] },
      'the network of the node': { hostNetwork: true, containers: [container({})] },
      'the processes of the node': { hostPID: true, containers: [container({})] },
      'a port of the node': { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] },
    };
    for (const [what, spec] of Object.entries(pods)) {
      const { rejection } = await workspace.apply(pod('wants-more', spec));
      check(`refuses ${what}`, /violates PodSecurity "baseline/.test(rejection?.message ?? ''), rejection?.message);
    }
  },
  async quota(workspace) {
    const names = Array.from({ length: QUOTA.services + 1 }, (_, index) => `service-${index}`);
    const services = names.map((name) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: 'none' }, ports: [{ port: 80 }] },
    }));
    const { rejection } = await workspace.apply(manifest(...services));
    check('refuses a Service too many', /exceeded quota: studylog/.test(rejection?.message ?? ''), rejection?.message);
    const labels = { app: 'many' };
    const spec = { nodeSelector: NOWHERE, containers: [container({})] };
    const set = { replicas: 1000, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } };
    await workspace.apply(
      manifest({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'many' }, spec: set }),
    );
    const refused = async () =>
      (await workspace.list({ apiVersion: 'v1', kind: 'Event' })).some(({ message }) =>
        String(message).includes('exceeded quota: studylog'),
      );
    check('an event tells of Pods that it refuses', await until(refused));
    const pods = await workspace.list({ apiVersion: 'v1', kind: 'Pod' });
    check(`no more than ${QUOTA.pods} Pods are there`, pods.length <= QUOTA.pods, String(pods.length));
  },
};

let passed = 0;
let failed = 0;

function check(what: string, holds: boolean, seen = ''): void {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`  ${holds ? '✓' : '✗'} ${what}${holds ? '' : `\n${seen.replace(/^/gm, '      ')}`}`);
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Send requests to the API server from a Pod of the namespace, with the token that is mounted there. */
async function askFromPod(
  workspace: Workspace,
  requests: readonly (readonly [method: string, path: string])[],
  body: object,
): Promise<Answer[]> {
  const program = `
    const { readFileSync } = require('node:fs');
    const { request } = require('node:https');
    const read = (name) => readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/' + name, 'utf8');
    const headers = { authorization: 'Bearer ' + read('token'), 'content-type': 'application/json' };
    const ask = ([method, path]) => new Promise((resolve, reject) => {
      const sent = request({ host: 'kubernetes.default.svc', method, path, headers, ca: read('ca.crt') }, (response) => {
        let body = '';
        response.on('data', (chunk) => { body += chunk; });
        response.on('end', () => resolve({ status: response.statusCode, body }));
      });
      sent.on('error', reject);
      sent.end(method === 'POST' ? ${JSON.stringify(JSON.stringify(body))} : undefined);
    });
    Promise.all(${JSON.stringify(requests)}.map(ask)).then((answers) => console.log(JSON.stringify(answers)));`;
  const spec = { restartPolicy: 'OnFailure', containers: [container({ command: ['node', '-e', program] })] };
  const { rejection } = await workspace.apply(pod('client', spec));
  if (rejection) throw new Error(rejection.message);
  let log = '';
  await until(async () => {
    log = await workspace.logs('client', {}).catch(() => '');
    return log.trimEnd().endsWith(']');
  });
  return log === '' ? [] : (JSON.parse(log) as Answer[]);
}

async function kubectl(workspace: Workspace, words: readonly string[], stdin?: string) {
  return workspace.kubectl!(words, stdin === undefined ? {} : { stdin });
}

function container(more: object): object {
  return { name: 'app', image: CLIENT_IMAGE, ...more };
}

function pod(name: string, spec: object): ManifestFile {
  return manifest({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
}

function manifest(...objects: readonly object[]): ManifestFile {
  return parseManifest('STDIN', objects.map((object) => JSON.stringify(object)).join('\n---\n'));
}

function given({ status }: RulesReview): { resources: string[]; others: string[] } {
  return {
    resources: (status?.resourceRules ?? []).flatMap(rightsIn),
    others: (status?.nonResourceRules ?? []).flatMap(({ verbs, nonResourceURLs = [] }) =>
      verbs.flatMap((verb) => nonResourceURLs.map((url) => `${verb} ${url}`)),
    ),
  };
}

/** A rule as single rights: `create pods`, `get deployments.apps`. */
function rightsIn({ apiGroups = [], resources = [], verbs }: Rule): string[] {
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource) => verbs.map((verb) => `${verb} ${resource}${group && `.${group}`}`)),
  );
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
}

function show(answer: Answer | undefined): string {
  return answer ? `${answer.status} ${answer.body}` : 'no answer';
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (await holds()) return true;
    await pause(500);
  }
  return false;
}

const cluster = await kindEngine.start({
  root: process.cwd(),
  signal: new AbortController().signal,
  leftovers: new Leftovers(),
  progress: (line) => console.log(line),
  ...(process.argv.includes('--keep') ? { keep: true } : {}),
});
try {
  for (const [name, run] of Object.entries(CHECKS)) {
    console.log(name);
    const workspace = await cluster.open('test/rights');
    try {
      await run(workspace);
    } finally {
      await workspace.close();
    }
  }
} finally {
  await cluster.close();
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
