import { expect, test } from 'vitest';
import { humanDuration, parseDuration } from '../../../src/kubectl/print/duration.ts';
import { type PodObject, summaryOf } from '../../../src/kubectl/print/pod.ts';
import { toYaml } from '../../../src/kubectl/print/yaml.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

test.each([
  [-5 * S, '<invalid>'],
  [0, '0s'],
  [119 * S, '119s'],
  [2 * M, '2m'],
  [9 * M + 59 * S, '9m59s'],
  [10 * M + 5 * S, '10m'],
  [179 * M, '179m'],
  [3 * H + 5 * M, '3h5m'],
  [8 * H + 5 * M, '8h'],
  [47 * H, '47h'],
  [2 * D + 3 * H, '2d3h'],
  [8 * D + 3 * H, '8d'],
  [730 * D, '2y'],
  [800 * D, '2y70d'],
  [3000 * D, '8y'],
])('shows %d ms as %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});

test('reads durations as Go does', () => {
  expect(['1m30s', '1.5s', '200ms', '0', 'x', ''].map(parseDuration)).toEqual([
    90_000,
    1500,
    200,
    0,
    undefined,
    undefined,
  ]);
});

const pod = (status: object, spec: object = {}, metadata: object = {}) =>
  ({
    metadata: { name: 'x', ...metadata },
    spec: { containers: [{ name: 'a' }, { name: 'b' }], ...spec },
    status,
  }) as unknown as PodObject;
const up = { name: 'a', ready: true, restartCount: 0, state: { running: {} } };
const ended = (exitCode: number, reason?: string) => ({
  name: 'b',
  ready: false,
  restartCount: 0,
  state: { terminated: { exitCode, reason } },
});
const READY = [{ type: 'Ready', status: 'True' }];

test.each([
  ['nothing yet', pod({ phase: 'Pending' }), '0/2 Pending 0'],
  ['running', pod({ phase: 'Running', containerStatuses: [up, { ...up, name: 'b' }] }), '2/2 Running 0'],
  ['one fails', pod({ phase: 'Running', containerStatuses: [up, ended(1, 'Error')] }), '1/2 Error 0'],
  [
    'one is done',
    pod({ phase: 'Running', conditions: READY, containerStatuses: [up, ended(0, 'Completed')] }),
    '1/2 Running 0',
  ],
  [
    'one is done, the other not ready',
    pod({ phase: 'Running', containerStatuses: [up, ended(0, 'Completed')] }),
    '1/2 NotReady 0',
  ],
  ['ended by a code alone', pod({ phase: 'Failed', containerStatuses: [ended(3)] }), '0/2 ExitCode:3 0'],
  [
    'deleted',
    pod({ phase: 'Running', containerStatuses: [up] }, {}, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    '1/2 Terminating 0',
  ],
  ['evicted', pod({ phase: 'Failed', reason: 'Evicted' }), '0/2 Evicted 0'],
  [
    'restarted',
    pod({
      phase: 'Running',
      containerStatuses: [
        { ...up, restartCount: 2, lastState: { terminated: { exitCode: 1, finishedAt: '1970-01-01T00:01:00Z' } } },
      ],
    }),
    '1/2 Running 2 (40s ago)',
  ],
  [
    'initializing',
    pod(
      {
        phase: 'Pending',
        initContainerStatuses: [
          { ...ended(0), name: 'i' },
          { ...up, name: 'j' },
        ],
      },
      { initContainers: [{ name: 'i' }, { name: 'j' }] },
    ),
    '0/2 Init:1/2 0',
  ],
  [
    'an init container that fails',
    pod(
      { phase: 'Pending', initContainerStatuses: [{ ...ended(1, 'Error'), name: 'i' }] },
      { initContainers: [{ name: 'i' }] },
    ),
    '0/2 Init:Error 0',
  ],
  [
    'a sidecar',
    pod(
      {
        phase: 'Running',
        initContainerStatuses: [{ ...up, name: 'i', started: true }],
        containerStatuses: [up, { ...up, name: 'b' }],
      },
      { initContainers: [{ name: 'i', restartPolicy: 'Always' }] },
    ),
    '3/3 Running 0',
  ],
])('sums a Pod up as the server does: %s', (_name, object, text) => {
  const { ready, status, restarts } = summaryOf(object, 100 * S);
  expect(`${ready} ${status} ${restarts}`).toBe(text);
});

test('writes YAML as kubectl does', () => {
  const long =
    'a sentence that is longer than a line, and goes on and on, until it is broken, twice if it need be, like this one here';
  const value = {
    b: ['x', { d: 1, c: 'yes' }, []],
    a: {
      empty: {},
      text: 'two\nlines\n',
      more: 'no end\nhere',
      date: '2026-01-02T03:04:05Z',
      number: '10',
      plain: 'a-b',
      quoted: 'a: b',
      none: null,
    },
    long,
  };
  expect(toYaml(value)).toBe(`a:
  date: "2026-01-02T03:04:05Z"
  empty: {}
  more: |-
    no end
    here
  none: null
  number: "10"
  plain: a-b
  quoted: 'a: b'
  text: |
    two
    lines
b:
- x
- c: "yes"
  d: 1
- []
long: a sentence that is longer than a line, and goes on and on, until it is broken,
  twice if it need be, like this one here
`);
});
