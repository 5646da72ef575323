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

/** Steps whose command prints a table, of which some columns may differ. */
const TABLES: Partial<Record<Step['verb'], (step: never) => readonly string[]>> = {
  expect: (step: Step) => varyingHeadings(verbOf(step).conditions!(step as never)),
  events: () => ['MESSAGE'],
  restarts: () => ['RESTARTCOUNT'],
};

/**
 * What a step's command printed, as far as it must be the same whenever the step passes: without what differs between any two
 * runs, and without values that the step compares otherwise than by equality and has checked itself.
 */
export function heldOutput(step: Step, printed: string): string {
  const text = printed.replace(PROGRESS, '');
  const varying = TABLES[step.verb]?.(step as never);
  // What waits or finds nothing prints a sentence.
  if (varying && /^[A-Z][A-Z0-9-]+( |$)/m.test(text.split('\n')[0]!))
    return normaliseOutput(normaliseTable(text, varying));
  if (step.verb === 'apply') return normaliseOutput(text.replace(SOURCE, '<file>'));
  if (step.verb === 'http') return normaliseSeen(text.replace(NAMESPACE, '')).replace(/\d+/g, '<number>');
  return normaliseOutput(text);
}
