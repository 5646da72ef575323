import { diffArrays } from 'diff';
import type { CommandOutput } from '../../src/cluster/engine.ts';
import { normaliseOutput } from '../../src/verify/normalise.ts';
import { EXCUSED, type Excuse } from './excused.ts';
import type { Printed } from './simulate.ts';

/** What differs between two outputs of one command. */
export interface Comparison {
  readonly line: string;
  /** How many lines the real cluster printed, its exit code among them. */
  readonly lines: number;
  /** Lines that differ only where the table of excuses allows it, by the name of the excuse. */
  readonly excused: readonly string[];
  /** Whether the simulation said that it does not do this. */
  readonly isRefused: boolean;
  /** Any other difference: `- ` before what the real cluster printed, `+ ` before what the simulation did. */
  readonly differences: readonly string[];
}

/** Compare what was printed, command by command. @throws Error where the two are not of the same lines */
export function compare(recorded: Printed, simulated: Printed): Comparison[] {
  return recorded.lines.map((real, index) => {
    const ours = simulated.lines[index];
    if (ours?.line !== real.line) throw new Error(`\`${real.line}\` has no counterpart`);
    const [was, is] = [
      ordered(real.line, linesOf(real, recorded.namespace)),
      ordered(real.line, linesOf(ours, simulated.namespace)),
    ];
    const isRefused = ours.stdout === '' && REFUSAL.test(ours.stderr);
    const compared = isRefused ? { excused: [], differences: [] } : difference(was, is);
    return { line: real.line, lines: was.length, isRefused, ...compared };
  });
}

/** What the simulation says of what it does not do. */
const REFUSAL = /^kubectl .* is not part of this simulation\./;
const NO_NEWLINE = '<no newline at the end>';

function linesOf({ exitCode, stdout, stderr }: CommandOutput, namespace: string): string[] {
  const streams = Object.entries({ stdout, stderr }).flatMap(([name, text]) => {
    if (text === '') return [];
    const lines = normaliseOutput(text.replaceAll(namespace, '<namespace>')).split('\n');
    return [...lines.map((line) => `${name}: ${line}`), ...(text.endsWith('\n') ? [] : [`${name}: ${NO_NEWLINE}`])];
  });
  return [...streams, `exit code: ${exitCode}`];
}

/** kubectl keeps its requests for the logs of several containers in a map of Go, which has no order. */
function ordered(command: string, lines: readonly string[]): readonly string[] {
  return command.includes('--all-containers') ? lines.toSorted() : lines;
}

function difference(was: readonly string[], is: readonly string[]): Pick<Comparison, 'excused' | 'differences'> {
  const excused = changes(was, is).flatMap(({ line, side }) => {
    const excuse = EXCUSED.find(({ pattern }) => pattern.test(line));
    return excuse && (side === 'real' || isWhole(excuse)) ? [excuse.field] : [];
  });
  const differences = changes(masked(was), masked(is)).map(
    ({ line, side }) => `${side === 'real' ? '-' : '+'} ${line}`,
  );
  return { excused, differences };
}

/** The lines that only one side has. */
function changes(was: readonly string[], is: readonly string[]): { line: string; side: 'real' | 'simulated' }[] {
  return diffArrays([...was], [...is]).flatMap(({ added, removed, value }) =>
    added || removed ? value.map((line) => ({ line, side: removed ? 'real' : 'simulated' }) as const) : [],
  );
}

/** Lines with what is excused taken out; those that are excused as a whole are not there. */
function masked(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (EXCUSED.some((excuse) => isWhole(excuse) && excuse.pattern.test(line))) return [];
    return [EXCUSED.reduce((text, { field, pattern }) => text.replace(pattern, `<${field}>`), line)];
  });
}

function isWhole({ whole }: Excuse): boolean {
  return whole === true;
}
