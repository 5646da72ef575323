import { describe, expect, it } from 'vitest';
import { bounded, type SentRequest } from '../../../src/verify/requests.ts';
import { timelineOf } from '../../../src/verify/timeline.ts';
import { pod } from './steps/cases/objects.ts';
import { runSteps, type Written } from './steps/row.ts';
import type { Abilities, World } from './steps/world.ts';

const requestsOf = async (steps: readonly Written[], world: World, abilities?: Abilities) =>
  timelineOf(await runSteps(steps, world, abilities));

describe('the requests of a run', () => {
  it('are all that an http step sent until it had the right answer, in its time', async () => {
    const { steps, requests } = await requestsOf(
      [{ expect: { kind: 'Pod' }, for: '1s' }, { http: { service: 'echo', path: '/hi', body: { $match: 'echo' } } }],
      [
        { from: 0, objects: [pod('echo')] },
        { from: 1400, objects: [pod('echo')], answers: { 'echo/hi': { connection: 'refused', ms: 5 } } },
        { from: 1600, objects: [pod('echo')], answers: { 'echo/hi': { connection: 'timeout', ms: 5 } } },
        { from: 2100, objects: [pod('echo')], answers: { 'echo/hi': { status: 503, body: 'echo', ms: 5 } } },
        { from: 2700, objects: [pod('echo')], answers: { 'echo/hi': { status: 200, body: 'echo\n', ms: 5 } } },
      ],
    );
    const asked = { step: 1, to: 'echo', path: '/hi' };
    expect(requests).toStrictEqual([
      { at: 1000, until: 1001, ...asked, failure: 'error' },
      { at: 1501, until: 1506, ...asked, failure: 'refused' },
      { at: 2006, until: 2011, ...asked, failure: 'timeout' },
      { at: 2511, until: 2516, ...asked, status: 503, pod: 'echo' },
      { at: 3016, until: 3021, ...asked, status: 200, pod: 'echo' },
    ]);
    expect(steps.map(({ at, until }) => [at, until])).toEqual([
      [0, 1000],
      [1000, 3021],
    ]);
  });

  it('name the Pod that answered only where its name is the whole answer', async () => {
    const answers = {
      'a/': { status: 200, body: ' echo\n' },
      'b/': { status: 200, body: 'hello echo' },
      'c/': { status: 200, body: 'gone' },
    };
    const { requests } = await requestsOf(
      ['a', 'b', 'c'].map((service) => ({ http: { service } })),
      { objects: [pod('echo')], answers },
    );
    expect(requests.map(({ to, pod: by }) => [to, by])).toEqual([
      ['a', 'echo'],
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  const STAYS = [{ expect: { kind: 'Pod' }, for: '500ms' }];
  const LOAD = { meanwhile: { service: 'echo', every: '200ms', failed: { $gte: 0 } }, do: STAYS };

  it('are those of a load beside the steps within it, one by one', async () => {
    const { steps, requests } = await requestsOf([LOAD], {
      objects: [pod('echo')],
      answers: { 'echo/': { status: 200, ms: 50 } },
    });
    const asked = { step: 0, to: 'echo', path: '/', status: 200 };
    expect(requests).toStrictEqual([
      { at: 0, until: 50, ...asked },
      { at: 250, until: 300, ...asked },
    ]);
    expect(steps.map(({ at }) => at)).toEqual([0, 0]);
  });

  it('are those that an engine sent by means of its own, by time among those of other steps', async () => {
    const { requests } = await requestsOf([{ ...LOAD, do: [...STAYS, { http: { service: 'b' } }] }], {
      objects: [pod('echo')],
      answers: { 'b/': { status: 200 } },
      load: [
        { kind: 'response', status: 200, body: '', ms: 5, at: 10 },
        { kind: 'error', message: { ko: '', en: '' }, ms: 0, at: 400, unsent: true },
        { kind: 'refused', message: { ko: '', en: '' }, ms: 7, at: 501 },
      ],
    });
    expect(requests).toStrictEqual([
      { at: 10, until: 15, step: 0, to: 'echo', path: '/', status: 200 },
      { at: 400, until: 400, step: 0, to: 'echo', path: '/', failure: 'unsent' },
      { at: 500, until: 501, step: 2, to: 'b', path: '/', status: 200 },
      { at: 501, until: 508, step: 0, to: 'echo', path: '/', failure: 'refused' },
    ]);
  });

  it('are those with which a browser loaded a page, and none where it only clicked', async () => {
    const { requests } = await requestsOf(
      [{ page: { service: 'web', path: '/' } }, { page: { service: 'web', path: '/', click: 'Add' } }],
      {
        pages: {
          'open http://web.test/': { text: 'web', found: true, answer: { kind: 'response', status: 200, ms: 30 } },
          'open http://web.test/, click Add': { text: '1', found: true },
        },
      },
    );
    expect(requests).toStrictEqual([{ at: 0, until: 30, step: 0, to: 'web', path: '/', status: 200 }]);
  });
});

describe('very many requests', () => {
  const sent = (at: number, more: Partial<SentRequest> = {}): SentRequest => ({
    step: '1',
    at,
    until: at + 3,
    to: 'echo',
    path: '/',
    status: 200,
    ...more,
  });
  const sum = (requests: readonly SentRequest[]) => requests.reduce((all, { count = 1 }) => all + count, 0);

  it('are kept one by one as long as there is room', () => {
    const few = Array.from({ length: 400 }, (_, index) => sent(index));
    expect(bounded(few)).toEqual(few);
  });

  it('share rows with those that came to the same, and each failure keeps its own', () => {
    const refused = { failure: 'refused', status: undefined } as const;
    const many = Array.from({ length: 3000 }, (_, index) =>
      sent(index * 10, index % 100 >= 97 ? refused : { pod: `echo-${index % 2}` }),
    );
    const rows = bounded(many);
    expect(rows.length).toBeLessThanOrEqual(400);
    expect(sum(rows)).toBe(3000);
    expect(rows.filter(({ failure }) => failure).map(({ at, count }) => [at, count])).toEqual(
      many.filter(({ failure }) => failure).map(({ at }) => [at, undefined]),
    );
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => a - b));
    for (const { at, until, count = 1 } of rows) expect(until - at).toBeGreaterThanOrEqual((count - 1) * 20);
  });

  it('that all fail share rows too, and none is lost', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => sent(index * 100, { failure: 'timeout' }));
    const rows = bounded(many);
    expect(rows.length).toBeLessThanOrEqual(400);
    expect(sum(rows)).toBe(20_000);
  });
});
