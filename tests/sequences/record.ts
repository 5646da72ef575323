import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CommandOutput, EngineInfo } from '../../src/cluster/engine.ts';

const RECORDS = resolve(import.meta.dirname, '../fixtures/sequences/recorded');

/** What a real cluster printed for a sequence. Only `tests/cluster/sequences.ts` writes it. */
export interface SequenceRecord {
  readonly recordedAt: string;
  /** Of the sequence's file as it was when it ran. */
  readonly sequence: string;
  readonly cluster: EngineInfo;
  readonly kubectl: string;
  /** The namespace that the sequence had to itself. */
  readonly namespace: string;
  /** What was printed for each line of the sequence; nothing for a pause. */
  readonly lines: readonly (CommandOutput & { readonly line: string })[];
}

export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

export function readRecord(name: string): SequenceRecord | undefined {
  const path = pathOf(name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SequenceRecord) : undefined;
}

export function writeRecord(name: string, record: SequenceRecord): void {
  const path = pathOf(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
}

function pathOf(name: string): string {
  return join(RECORDS, `${name}.json`);
}
