import type { Row } from '../row.ts';
import type { World } from '../world.ts';
import { pod } from './objects.ts';

const STAYS = [{ expect: { kind: 'Pod', metadata: { name: 'echo' } }, for: '2s' }];
const watching = (output: string, more: object = {}) => ({
  watch: 'kubectl get pod -w',
  do: STAYS,
  output: { $match: output },
  ...more,
});

/** A Pod that is there, and what a watch has printed from these times on. */
function printing(...texts: readonly (readonly [from: number, text: string])[]): World {
  return texts.map(([from, text]) => ({ from, objects: [pod('echo')], runs: { 'get pod -w': text } }));
}

export const WATCH: readonly Row[] = [
  {
    verb: 'watch',
    option: 'watch',
    step: watching('Running'),
    otherwise: 'kubectl get service -w',
    passes: printing([0, 'echo Running\n']),
    fails: { objects: [pod('echo')], runs: { 'get service -w': 'echo Running\n' } },
    alone: 'both',
    says: ['«kubectl get pod -w» ended before Ctrl-C was pressed'],
    records: { checks: 1, output: 'echo Running\n' },
  },
  {
    verb: 'watch',
    option: 'watch',
    step: watching('Running'),
    otherwise: 'kubectl get service -w',
    passes: printing([0, ''], [1000, 'echo Running\n']),
    // It had printed what it should; that it ended is another matter.
    fails: [
      { from: 0, objects: [pod('echo')], runs: { 'get pod -w': 'echo Running\n', 'get service -w': 'Running\n' } },
      { from: 1000, objects: [pod('echo')], runs: { 'get service -w': 'Running\n' } },
    ],
    alone: 'both',
    says: ['«kubectl get pod -w» ended before Ctrl-C was pressed'],
  },
  {
    verb: 'watch',
    option: 'do',
    step: watching('Running'),
    otherwise: [{ expect: { kind: 'Service' }, absent: true, for: '2s' }],
    passes: printing([0, 'echo Running\n']),
    fails: { runs: { 'get pod -w': 'echo Running\n' } },
    alone: 'fails',
    says: ['a step inside it failed'],
  },
  {
    verb: 'watch',
    option: 'output',
    step: watching('Terminating'),
    otherwise: { $match: 'Running' },
    // What comes after it, while it is still printing, belongs to its output.
    passes: printing([0, 'echo Terminating\n'], [3500, 'echo Terminating\necho gone\n']),
    fails: printing([0, 'echo Running\n']),
    alone: 'both',
    says: ['the output of «kubectl get pod -w» is not as expected', 'output: matches /Terminating/, not echo Running'],
    records: { output: 'echo Terminating\necho gone\n' },
  },
  {
    verb: 'watch',
    option: 'within',
    step: watching('Terminating', { within: '5s' }),
    passes: printing([0, 'echo Running\n'], [6000, 'echo Running\necho Terminating\n']),
    fails: printing([0, 'echo Running\n'], [10_000, 'echo Running\necho Terminating\n']),
    alone: 'fails',
    says: ['the output of «kubectl get pod -w» is not as expected', 'output: matches /Terminating/, not echo Running'],
  },
];
