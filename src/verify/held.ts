import { splitWords } from '../example/kubectl/words.ts';
import { type Step, verbOf } from '../example/verbs/index.ts';
import { varyingHeadings } from '../example/verbs/looks.ts';
import { normaliseOutput, normaliseSeen } from './normalise.ts';
import { normaliseTable } from './table.ts';

/** Lines that tell of the way to what is awaited, which whoever comes later sees none of, and what kubectl logs of its connection. */
const PROGRESS = /^(Waiting for |[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ ).*\n?/gm;

/** The namespace in the name by which curl reached for a Service: the reader has another than a run. */
const NAMESPACE = /(?<=\b(?:connect to|host:?) [a-z0-9-]+)\.[a-z0-9-]+/g;

/** How kubectl names what it applied: a run gives it the copied text, the command on the page gives it the file's address. */
const SOURCE = /\bSTDIN\b|\bhttps?:\/\/[^\s"]+\.yaml\b/g;

/** How often a container has restarted is chance; whether it has is not. */
const SOME_RESTARTS = /\b[1-9]\d*$/gm;

/** Steps whose command prints a table, of which some columns may differ. */
const TABLES: Partial<Record<Step['verb'], (step: never) => readonly string[]>> = {
  expect: (step: Step) => varyingHeadings(verbOf(step).conditions!(step as never)),
  events: () => ['MESSAGE'],
  restarts: () => [],
};

/**
 * What a step's command printed, as far as it must be the same whenever the step passes: without what differs between any two
 * runs, and without values that the step compares otherwise than by equality and has checked itself.
 */
export function heldOutput(step: Step, printed: string): string {
  const said = printed.replace(PROGRESS, '');
  const text = step.verb === 'restarts' ? said.replace(SOME_RESTARTS, '<some>') : said;
  const varying = TABLES[step.verb]?.(step as never);
  // What waits or finds nothing prints a sentence.
  if (varying && /^[A-Z][A-Z0-9-]+( |$)/m.test(text.split('\n')[0]!))
    return normaliseOutput(normaliseTable(text, varying));
  if (step.verb === 'watch') return heldWatch(step.watch, text);
  if (step.verb === 'apply') return normaliseOutput(text.replace(SOURCE, '<file>'));
  if (step.verb === 'http') return normaliseSeen(text.replace(NAMESPACE, '')).replace(/\d+/g, '<number>');
  return normaliseOutput(text);
}

/** Whether a step's command printed what was recorded, as far as it must. A log grows: whoever comes later sees more of it, but no less. */
export function agrees(step: Step, recorded: string, printed: string): boolean {
  const [then, now] = [heldOutput(step, recorded), heldOutput(step, printed)];
  return now === then || (printsLog(step) && now.startsWith(`${then}\n`));
}

const printsLog = (step: Step): boolean =>
  step.verb === 'logs' || (step.verb === 'run' && splitWords(step.run)[1] === 'logs');

/** What goes on printing, by its command: which of two things comes first is often chance. A log keeps its order. */
const WATCHED: Readonly<Record<string, (text: string) => string>> = {
  get: statesByObject,
  events: (text) => [...new Set(linesOf(text).map(normaliseOutput))].sort().join('\n'),
};

function heldWatch(line: string, text: string): string {
  const [, command = ''] = splitWords(line);
  return (WATCHED[command] ?? normaliseOutput)(text);
}

/** The states of each object in their order, each once: a change that the table does not show prints the same line again. */
function statesByObject(text: string): string {
  const objects = Map.groupBy(linesOf(text), (line) => line.split(' ')[0]!);
  const states = [...objects.values()].map((lines) => lines.map(normaliseOutput));
  return states
    .map((lines) => lines.filter((line, index) => line !== lines[index - 1]).join('\n'))
    .sort()
    .join('\n');
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
