import { expect, it } from 'vitest';
import { loadExample } from '../../../src/example/load.ts';
import { projectWith } from '../../unit/verify/helpers.ts';

/** Load pod/echo with another list of steps; the message that it is refused with. */
function faultOf(step: string): string {
  const root = projectWith(['pod/echo'], {
    'pod/echo/example.yaml': (yaml) =>
      `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n  - ${step}\n`,
  });
  try {
    loadExample(root, 'pod/echo');
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

it.each([
  ['run: kubectl exec -it echo -- sh', /example\.yaml:\d+:5: the flag `-i` of `kubectl exec` is not allowed here/],
  ['run: kubectl delete pod echo', /write it as the step `delete:/],
  ['run: kubectl get pod | sh', /`\|` is not allowed here/],
  ['run: kubectl get pod -n other', /the flag `-n` of `kubectl get` is not allowed/],
  ["http: {service: echo, body: {$match: '('}}", /example\.yaml:\d+:\d+: `\$match` cannot use this regular expression/],
  ['http: {service: echo, body: {$gt: $before}}', /no step before this one saves `before`/],
])('%s is refused with its place when it is loaded', (step, message) => {
  expect(faultOf(step)).toMatch(message);
});

it('takes a name that an earlier part saves', () => {
  expect(faultOf('http: {service: echo, body: {$save: before}}\n  - http: {service: echo, body: {$ne: $before}}')).toBe(
    '',
  );
});
