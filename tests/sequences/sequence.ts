import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { splitWords } from '../../src/example/kubectl/words.ts';
import { digestOf } from './record.ts';

const SEQUENCES = resolve(import.meta.dirname, '../fixtures/sequences');
/** Sequences that no real cluster has run yet. */
const UNRECORDED = join(SEQUENCES, 'unrecorded');

/** A line that a reader types: kubectl with its words, or a pause of some seconds. */
export type Line =
  | { readonly text: string; readonly kubectl: readonly string[] }
  | { readonly text: string; readonly sleep: number };

/** Commands that stand in no note, with the files that they name. */
export interface Sequence {
  readonly name: string;
  /** Text of each file by its name, as `-f` names it. */
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
  /** Of the file's bytes: a record of other bytes is not one of this sequence. */
  readonly digest: string;
}

/** Every sequence that is compared, by name. */
export function sequences(): Sequence[] {
  return sequencesIn(SEQUENCES);
}

/** Every sequence that waits for its first run on a real cluster. */
export function unrecordedSequences(): Sequence[] {
  return existsSync(UNRECORDED) ? sequencesIn(UNRECORDED) : [];
}

/** Put a sequence that has a record now among those that are compared. */
export function keepSequence(name: string): void {
  const waiting = join(UNRECORDED, `${name}.yaml`);
  if (existsSync(waiting)) renameSync(waiting, join(SEQUENCES, `${name}.yaml`));
}

function sequencesIn(folder: string): Sequence[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => readSequence(name.slice(0, -'.yaml'.length)));
}

/** @throws Error where the file is not a sequence. */
export function readSequence(name: string): Sequence {
  const waiting = join(UNRECORDED, `${name}.yaml`);
  const text = readFileSync(existsSync(waiting) ? waiting : join(SEQUENCES, `${name}.yaml`), 'utf8');
  const { files = {}, commands } = load(text) as { files?: Record<string, string>; commands: string[] };
  return { name, files, lines: commands.map((line) => lineOf(line, name)), digest: digestOf(text) };
}

function lineOf(text: string, sequence: string): Line {
  const [program, ...words] = splitWords(text);
  if (program === 'kubectl') return { text, kubectl: words };
  const seconds = Number(words[0]);
  if (program === 'sleep' && words.length === 1 && seconds > 0) return { text, sleep: seconds };
  throw new Error(`${sequence}.yaml: \`${text}\` is neither kubectl nor \`sleep <seconds>\``);
}
