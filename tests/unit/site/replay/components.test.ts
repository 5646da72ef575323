import { describe, expect, it } from 'vitest';
import type { ObjectState } from '../../../../src/example/timeline.ts';
import { writerOf } from '../../../../src/site/replay/components.ts';
import { change } from './record.ts';

const SLICE: ObjectState = { kind: 'EndpointSlice', deleting: false, endpoints: [] };
const SERVICE: ObjectState = { kind: 'Service', deleting: false, type: 'LoadBalancer', ports: [], selector: {} };

describe('who wrote a change', () => {
  it.each([
    ['EndpointSlice', SLICE, 'added', [], 'endpointslice-controller'],
    ['EndpointSlice', SLICE, 'modified', ['endpoints'], 'endpointslice-controller'],
    ['EndpointSlice', SLICE, 'deleted', [], 'api-server'],
    ['Service', SERVICE, 'added', [], 'api-server'],
    ['Service', SERVICE, 'modified', ['selector'], 'api-server'],
    ['Service', SERVICE, 'modified', ['address'], 'other-controller'],
  ] as const)('%s, %o, %s %o: %s', (kind, state, type, fields, writer) => {
    const seen = change(1, `${kind}/web`, state, { type });
    expect(writerOf(seen, undefined, new Set(fields))).toBe(writer);
  });
});
