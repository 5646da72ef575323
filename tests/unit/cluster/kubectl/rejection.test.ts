import { describe, expect, test } from 'vitest';
import { isAway, isForbidden, rejectionOf } from '../../../../src/cluster/kubectl/rejection.ts';

// As kubectl v1.36.3 printed them.
describe('who refused a manifest', () => {
  test.each([
    [
      'kubectl',
      'error: error validating "STDIN": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      'kubectl',
      'error: error parsing STDIN: error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context',
    ],
    [
      'kubectl',
      'error: resource mapping not found for name: "echo" namespace: "" from "STDIN": no matches for kind "Pode" in version "v1"\nensure CRDs are installed first',
    ],
    [
      'server',
      'Error from server (BadRequest): error when creating "STDIN": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.container"',
    ],
    [
      'server',
      'The Service "counter-np" is invalid: spec.ports[0].nodePort: Invalid value: 40000: provided port is not in the valid range. The range of valid ports is 30000-32767',
    ],
    [
      'server',
      'Error from server (Forbidden): error when creating "STDIN": pods "x" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true)',
    ],
  ] as const)('%s: %s', (by, stderr) => {
    expect(rejectionOf(`${stderr}\n`)).toEqual({ by, message: stderr });
  });
});

describe('a cluster that is away', () => {
  test.each([
    'The connection to the server 127.0.0.1:43211 was refused - did you specify the right host or port?',
    'Unable to connect to the server: EOF',
    'error: Get "https://127.0.0.1:43211/api": read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer',
    'Error from server: etcdserver: request timed out',
  ])('is no refusal: %s', (stderr) => {
    expect(isAway(stderr)).toBe(true);
  });

  test('a refusal is not taken for one', () => {
    expect(isAway('Error from server (NotFound): pods "echo" not found')).toBe(false);
    expect(isAway('The Pod "echo" is invalid: spec.containers: Required value')).toBe(false);
  });
});

describe('what a user may not do', () => {
  test('an API server that has just started forbids to everybody', () => {
    const stderr =
      'Error from server (Forbidden): pods is forbidden: User "kubernetes-admin" cannot list resource "pods" in API group "" in the namespace "x"';
    expect(isForbidden(stderr)).toBe(true);
  });

  test('Pod Security forbids Pods, not users', () => {
    const stderr =
      'Error from server (Forbidden): error when creating "STDIN": pods "x" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true)';
    expect(isForbidden(stderr)).toBe(false);
  });
});
