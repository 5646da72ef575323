import { parseManifest } from '@studylog/check/manifest';
import { expect, test } from 'vitest';
import { verdictOf } from '../../../../src/cluster/embedded/refuse.ts';

const pod = (container: string, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: echo}
spec:
  containers:
    - {name: app, image: nginx:1, ${container}}
${more}`;
const workload = (spec: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
${spec}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, image: nginx:1}]}
`;
const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: ${spec}\n`;
const secret = (value: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: login}\ndata: {password: ${JSON.stringify(value)}}\n`;
const SELECTOR = '  selector: {matchLabels: {app: web}}';

const DECODING =
  'Error from server (BadRequest): error when creating "x.yaml": Pod in version "v1" cannot be handled as a Pod: ';
const BASE64 = `${DECODING.replaceAll('Pod', 'Secret')}illegal base64 data at input byte`;
const POD = 'The Pod "echo" is invalid: ';
const DEPLOYMENT = 'The Deployment "web" is invalid: ';
const SERVICE = 'The Service "web" is invalid: ';

/** Each text is what a server of 1.36 says by its source; those of the log's own examples are compared with what kind printed. */
test.each([
  [
    pod('imge: x, prts: []'),
    `${DECODING}strict decoding error: unknown field "spec.containers[0].imge", unknown field "spec.containers[0].prts"`,
  ],
  [secret('open-sesame'), `${BASE64} 4`],
  [secret('abcde'), `${BASE64} 4`],
  [secret('abcd\ne'), `${BASE64} 5`],
  [
    'kind: Pod\nspec:\n  containers:\n    - name: app\n     image: x\n',
    "error: error parsing x.yaml: error converting YAML to JSON: yaml: line 4: did not find expected '-' indicator",
  ],
  [
    pod('env: x'),
    `${DECODING}json: cannot unmarshal string into Go struct field Container.spec.containers.env of type []v1.EnvVar`,
  ],
  [
    pod('tty: 3'),
    `${DECODING}json: cannot unmarshal number into Go struct field Container.spec.containers.tty of type bool`,
  ],
  [
    pod('resources: {limits: {memory: 128MB}}'),
    `${DECODING}quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  ],
  [
    pod('ports: [{containerPort: 70000}]'),
    `${POD}spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`,
  ],
  [
    pod('livenessProbe: {periodSeconds: 5}'),
    `${POD}spec.containers[0].livenessProbe: Required value: must specify a handler type`,
  ],
  [
    pod('volumeMounts: [{name: data, mountPath: /d}]'),
    `${POD}spec.containers[0].volumeMounts[0].name: Not found: "data"`,
  ],
  [pod('', '    - {name: app, image: nginx:1}\n'), `${POD}spec.containers[1].name: Duplicate value: "app"`],
  [
    pod('', '  restartPolicy: Sometimes\n'),
    `${POD}spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"`,
  ],
  [
    workload('  replicas: 2'),
    `${DEPLOYMENT}\n* spec.selector: Required value\n* spec.template.metadata.labels: Invalid value: {"app":"web"}: \`selector\` does not match template \`labels\`\n`,
  ],
  [
    workload(`${SELECTOR}\n  replicas: -1`),
    `${DEPLOYMENT}spec.replicas: Invalid value: -1: must be greater than or equal to 0`,
  ],
  [
    workload(`${SELECTOR}\n  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}`),
    `${DEPLOYMENT}spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when \`maxSurge\` is 0`,
  ],
  [
    service('{ports: [{port: 80, nodePort: 31000}]}'),
    `${SERVICE}spec.ports[0].nodePort: Forbidden: may not be used when \`type\` is 'ClusterIP'`,
  ],
  [
    'apiVersion: v1\nkind: Podd\nmetadata: {name: echo}\n',
    'error: resource mapping not found for name: "echo" namespace: "" from "x.yaml": no matches for kind "Podd" in version "v1"\nensure CRDs are installed first',
  ],
  [
    'apiVersion: v1\nkind: Pod\nmetadata: {namespace: other, name: x}\n',
    'error: the namespace from the provided object "other" does not match the namespace "study". You must pass \'--namespace=other\' to perform this operation.',
  ],
])('%#', async (text, message) => {
  const { accepted, rejections } = await verdictOf(parseManifest('x.yaml', text), {
    namespace: 'study',
    source: 'x.yaml',
    isNamespaceGiven: true,
  });
  expect(rejections.map((rejection) => rejection.message)).toEqual([message]);
  expect(rejections[0]!.paraphrased).toBeUndefined();
  expect(accepted).toEqual([]);
});

test('says in words of its own what it does not know the server’s words for, and that they are its own', async () => {
  const text = service('{ports: [{port: 80}, {port: 80}]}');
  const { rejections } = await verdictOf(parseManifest('x.yaml', text), {
    namespace: 'study',
    source: 'x.yaml',
    isNamespaceGiven: true,
  });
  expect(rejections[0]).toMatchObject({ by: 'server', paraphrased: true });
});
