import { expect, it } from 'vitest';
import type { PresentObject } from '../../../../src/site/run/messages.ts';
import { type Control, controlsOf } from '../../../../src/site/run/panel/objects.ts';

const CONTAINERS = [{ name: 'app', image: 'echo:v1' }];
const COUNTS = { desired: 2, current: 2, ready: 2 };

/** What the controls of an object are, in short. */
const shortly = (controls: readonly Control[]) =>
  controls.map((control) =>
    control.does === 'change' ? `${control.words.key} ${control.words.label ?? ''}`.trim() : control.does,
  );

it.each<[string, PresentObject['state'], Partial<PresentObject>, string[]]>([
  [
    'a Pod with probes',
    { kind: 'Pod', deleting: false, phase: 'Running', labels: { app: 'a', tier: 'b' }, containers: [] },
    { containers: CONTAINERS, probes: 'own' },
    ['delete', 'takeLabel app', 'takeLabel tier', 'image', 'probe'],
  ],
  [
    'a Pod without',
    { kind: 'Pod', deleting: false, phase: 'Running', labels: {}, containers: [] },
    { containers: CONTAINERS },
    ['delete', 'image'],
  ],
  [
    'a ReplicaSet',
    { kind: 'ReplicaSet', deleting: false, ...COUNTS, labels: {}, images: [] },
    { containers: CONTAINERS },
    ['more', 'fewer', 'delete'],
  ],
  [
    'a ReplicaSet of none',
    { kind: 'ReplicaSet', deleting: false, ...COUNTS, desired: 0, labels: {}, images: [] },
    {},
    ['more', 'delete'],
  ],
  [
    'a Deployment with nothing to go back to',
    { kind: 'Deployment', deleting: false, ...COUNTS, updated: 2, available: 2, revision: 1, images: [] },
    { containers: CONTAINERS },
    ['more', 'fewer', 'image', 'restart', 'delete'],
  ],
  [
    'a Deployment that was rolled out again',
    { kind: 'Deployment', deleting: false, ...COUNTS, updated: 2, available: 2, revision: 2, images: [] },
    { containers: CONTAINERS },
    ['more', 'fewer', 'image', 'undo', 'restart', 'delete'],
  ],
  [
    'a Service with two ports',
    {
      kind: 'Service',
      deleting: false,
      type: 'ClusterIP',
      ports: [
        { port: 80, targetPort: 80 },
        { port: 81, targetPort: 81 },
      ],
      selector: {},
    },
    {},
    ['request', 'request', 'delete'],
  ],
  ['what is of another kind', { kind: 'other', deleting: false }, {}, ['delete']],
])('offers for %s what a reader can do with it', (_what, state, rest, expected) => {
  const object = { kind: state.kind === 'other' ? 'ConfigMap' : state.kind, name: 'echo' };
  expect(shortly(controlsOf({ object, state, containers: [], ...rest }))).toEqual(expected);
});

it('lets probes fail that do not, and be that do', () => {
  const state = { kind: 'Pod', deleting: false, phase: 'Running', labels: {}, containers: [] } as const;
  const probe = (probes: PresentObject['probes']) =>
    controlsOf({ object: { kind: 'Pod', name: 'echo' }, state, containers: [], probes: probes! }).at(-1);
  expect(probe('own')).toMatchObject({ does: 'probe', fails: true });
  expect(probe('failing')).toMatchObject({ does: 'probe', fails: false });
});
