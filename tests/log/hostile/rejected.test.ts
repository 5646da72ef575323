import { expect, test } from 'vitest';
import type { Workspace } from '../../../src/cluster/engine.ts';
import { loadExample } from '../../../src/example/load.ts';
import { apply } from '../../../src/verify/steps/apply.ts';
import type { StepContext } from '../../../src/verify/steps/step.ts';

/** What comes of a step that expects exactly the refusal that the server gives. */
async function judged(message: string) {
  const step = {
    verb: 'apply',
    apply: 'manifest.yaml',
    rejected: { by: 'server', message },
    line: 1,
    column: 1,
  } as const;
  const workspace = {
    apply: async () => ({ rejection: { by: 'server', message } }),
  } as Partial<Workspace> as Workspace;
  const example = loadExample(process.cwd(), 'pod/echo');
  const context = { workspace, example, index: '0', saved: new Map() } as Partial<StepContext> as StepContext;
  return apply(step, context);
}

// A page that says «meant to fail» invites readers to try, with credentials that may do anything.
test.each([
  'Error from server (Forbidden): error when creating "STDIN": clusterrolebindings.rbac.authorization.k8s.io is forbidden: User "system:serviceaccount:studylog-run-1:a" cannot create resource "clusterrolebindings" in API group "rbac.authorization.k8s.io" at the cluster scope',
  'Error from server (Forbidden): error when creating "STDIN": pods "x" is forbidden: violates PodSecurity "baseline:latest": privileged (container "x" must not set securityContext.privileged=true)',
  'Error from server (Forbidden): error when creating "STDIN": services "x" is forbidden: exceeded quota: studylog, requested: services=1, used: services=10, limited: services=10',
])('an example is not «meant to fail» because only this cluster refuses it: %s', async (message) => {
  expect(await judged(message)).toMatchObject({ outcome: 'failed', mismatches: [{ path: 'rejected' }] });
});

test('a refusal that any cluster gives passes', async () => {
  const message = 'The Pod "echo" is invalid: spec.containers: Required value';
  expect(await judged(message)).toMatchObject({ outcome: 'passed' });
});
