import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { project } from '../site/project.ts';

afterEach(() => {
  delete process.env.STUDYLOG_ROOT;
  vi.restoreAllMocks();
});

/** Run `studylog explain` and take what it prints. */
async function explain(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const said = { out: '', error: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said.error += text;
  });
  const code = await main(['explain', '--root', project(), ...argv]);
  vi.restoreAllMocks();
  return { code, ...said };
}

test('a field is explained in the form of kubectl, with its default, its values and what it must have', async () => {
  const { code, out } = await explain('svc.spec.ports.protocol', '--lang', 'en');
  expect(code).toBe(0);
  expect(out).toBe(`KIND: Service
VERSION: v1

FIELD: protocol <string>

DEFAULT:
    TCP

ENUM:
    SCTP: is the SCTP protocol.
    TCP: is the TCP protocol.
    UDP: is the UDP protocol.

DESCRIPTION:
    The IP protocol for this port. Supports "TCP", "UDP", and "SCTP". Default is
    TCP.

Kubernetes v1.36 API reference (Apache-2.0)
`);
});

test('the fields below are listed with their types, those that must be there marked', async () => {
  const { out } = await explain('pods.spec.containers[0].ports', '--lang=en');
  expect(out).toContain('FIELD: ports <[]ContainerPort>\n');
  expect(out).toContain('\n  containerPort <integer> -required-\n    Number of port to expose');
});

test('a kind that no note writes about has its texts, too', async () => {
  const { out } = await explain('cj.spec.schedule', '--lang', 'en');
  expect(out).toContain('VERSION: batch/v1');
  expect(out).toContain('The schedule in Cron format');
});

test('--recursive shows names and types of all below, and ends where a type holds itself', async () => {
  const { out } = await explain('deployment.spec', '--recursive', '--lang', 'en');
  expect(out).toContain(
    '\n  strategy <DeploymentStrategy>\n    rollingUpdate <RollingUpdateDeployment>\n      maxSurge <IntOrString>\n',
  );
  expect(out).not.toContain('DESCRIPTION');
  const { out: schema } = await explain('customresourcedefinition.spec.versions', '--recursive', '--lang', 'en');
  expect(schema).toMatch(/\n +openAPIV3Schema <JSONSchemaProps> -required-\n/);
  expect(schema.match(/ additionalItems /g)).toHaveLength(1);
});

test('Korean readers get what the log says first, and the headings in Korean', async () => {
  process.env.STUDYLOG_ROOT = project({
    'content/fields.yaml': 'core/v1.PodSpec.nodeName: {ko: "노드의 이름입니다."}\n',
  });
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  expect(await main(['explain', 'pod.spec.nodeName', '--lang', 'ko'])).toBe(0);
  expect(out).toMatch(/설명:\n {4}노드의 이름입니다\.\n\nAPI의 설명:\n {4}NodeName indicates/);
});

test('--api-version chooses a version, and the others are named', async () => {
  expect((await explain('hpa', '--lang', 'en')).out).toContain(
    'VERSION: autoscaling/v2\nother versions: autoscaling/v1',
  );
  expect((await explain('hpa', '--lang', 'en', '--api-version', 'autoscaling/v1')).out).toContain(
    'VERSION: autoscaling/v1\n',
  );
  expect(await explain('hpa', '--lang', 'en', '--api-version', 'autoscaling/v3')).toMatchObject({
    code: 1,
    error: expect.stringContaining('has no version autoscaling/v3'),
  });
});

test.each([
  [
    'po.spec.containes',
    'pod.spec has no field "containes"; did you mean containers?\navailable: activeDeadlineSeconds, affinity,',
  ],
  ['pdo', 'has no kind "pdo"; did you mean Pod?'],
  ['pod.metadata.labels.app', 'pod.metadata.labels is a map'],
  ['pod.spec.nodeName.x', 'pod.spec.nodeName has no fields'],
])('%s is not there: exit code 1, what was meant and what there is', async (path, said) => {
  const { code, error, out } = await explain(path, '--lang', 'en');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain(said);
});

test.each([[[]], [['pod', 'svc']], [['pod', '--recursiv']], [['pod', '--api-version']]])(
  '%j makes no sense: exit code 2',
  async (argv) => {
    expect(await explain(...argv, '--lang', 'en')).toMatchObject({ code: 2, out: '' });
  },
);

test('a text of the log that is wrong is reported with its place', async () => {
  process.env.STUDYLOG_ROOT = project({ 'content/fields.yaml': 'core/v1.PodSpec.nodeNam: {ko: 노드}\n' });
  let error = '';
  vi.spyOn(console, 'error').mockImplementation((text) => {
    error += text;
  });
  expect(await main(['explain', 'pod.spec', '--lang', 'ko'])).toBe(1);
  expect(error).toMatch(/^content\/fields\.yaml:1:1: .*nodeNam/);
});
