import type { Row } from '../row.ts';
import type { Answer, World } from '../world.ts';
import { pod } from './objects.ts';

/** A Pod that stays for two seconds, while requests are answered like this. */
const serving = (answers: Readonly<Record<string, Answer>>): World => ({ objects: [pod('echo')], answers });
const OK = { status: 200, ms: 50 };
const STAYS = [{ expect: { kind: 'Pod', metadata: { name: 'echo' } }, for: '2s' }];
const during = (load: object) => ({ meanwhile: { service: 'echo', every: '200ms', failed: 0, ...load }, do: STAYS });

export const MEANWHILE: readonly Row[] = [
  {
    verb: 'meanwhile',
    option: 'meanwhile.service',
    step: during({}),
    otherwise: 'counter',
    passes: serving({ 'echo/': OK }),
    fails: serving({ 'counter/': OK }),
    alone: 'both',
    says: ['10 of 10 requests failed: no answer (error)', 'failed: 0, not 10'],
    inKorean: '요청 10번 중 10번 실패했습니다: no answer (error)',
    records: { checks: 2, seen: { sent: 8, failed: 0, slowest: 50 } },
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.port',
    step: during({ port: 'web' }),
    passes: serving({ 'echo:web/': OK }),
    fails: serving({ 'echo/': OK }),
    alone: 'both',
    says: ['10 of 10 requests failed: no answer (error)', 'failed: 0, not 10'],
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.path',
    step: during({ path: '/slow' }),
    passes: serving({ 'echo/slow': OK }),
    fails: serving({ 'echo/': OK }),
    alone: 'both',
    says: ['10 of 10 requests failed: no answer (error)', 'failed: 0, not 10'],
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.every',
    step: during({ sent: { $lte: 8, $gte: 5 } }),
    passes: serving({ 'echo/': OK }),
    fails: serving({ 'echo/': { status: 200, ms: 1000 } }),
    alone: 'passes',
    says: ['2 requests sent; the slowest took 1000 ms', 'sent: >= 5, not 2'],
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.sent',
    step: during({ sent: { $gte: 5 } }),
    passes: serving({ 'echo/': OK }),
    fails: serving({ 'echo/': { status: 200, ms: 1000 } }),
    alone: 'fails',
    says: ['2 requests sent; the slowest took 1000 ms', 'sent: >= 5, not 2'],
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.failed',
    step: during({ failed: { $gte: 5 } }),
    otherwise: 0,
    passes: serving({ 'echo/': { status: 500, ms: 50 } }),
    fails: serving({ 'echo/': { status: 499, ms: 50 } }),
    alone: 'both',
    says: ['0 of 8 requests failed', 'failed: >= 5, not 0'],
    inKorean: '요청 8번 중 0번 실패했습니다',
    records: { seen: { sent: 8, failed: 8, slowest: 50 } },
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.failed',
    step: during({}),
    otherwise: { $gte: 1 },
    passes: serving({ 'echo/': OK }),
    fails: serving({ 'echo/': { status: 503, ms: 50 } }),
    alone: 'both',
    says: ['8 of 8 requests failed: status 503', 'failed: 0, not 8'],
    inKorean: '요청 8번 중 8번 실패했습니다: 상태 코드 503',
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.slowest',
    step: during({ slowest: '100ms' }),
    passes: serving({ 'echo/': { status: 200, ms: 100 } }),
    fails: serving({ 'echo/': { status: 200, ms: 101 } }),
    alone: 'fails',
    says: ['7 requests sent; the slowest took 101 ms', 'slowest (ms): <= 100, not 101'],
    records: { checks: 3 },
  },
  {
    verb: 'meanwhile',
    option: 'meanwhile.sent',
    step: during({ sent: 2 }),
    // The engine's own load.
    passes: {
      objects: [pod('echo')],
      load: [
        { kind: 'response', status: 200, body: '', ms: 5, at: 0 },
        { kind: 'response', status: 200, body: '', ms: 7, at: 5 },
      ],
    },
    fails: { objects: [pod('echo')], load: [] },
    otherwise: { $gte: 0 },
    alone: 'fails',
    says: ['0 requests sent; the slowest took 0 ms', 'sent: 2, not 0'],
    records: { seen: { sent: 2, failed: 0, slowest: 7 } },
  },
  {
    verb: 'meanwhile',
    option: 'do',
    step: during({}),
    otherwise: [{ expect: { kind: 'Service' }, absent: true, for: '2s' }],
    passes: serving({ 'echo/': OK }),
    fails: { answers: { 'echo/': OK } },
    alone: 'fails',
    says: ['a step inside it failed'],
  },
];
