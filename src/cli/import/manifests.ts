import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { isManifest, placesOf, readObject } from '../../site/fence-manifest.ts';
import { parseMarkdown } from '../../site/markup/parse.ts';
import { MOST_LETTERS } from '../../text/names.ts';
import { alone, type Edit, edited, rangeOf } from './markdown.ts';
import { slugOf } from './pictures.ts';

/** A manifest of a log, which becomes an example. */
export interface LogManifest {
  readonly id: string;
  /** What it says it is: `ReplicaSet`. */
  readonly kind: string;
  /** The name of its object, if it has one. */
  readonly name: string | undefined;
  readonly text: string;
  /** Where each of its lines is in the text of the log: the line, and the column at which it starts. */
  readonly places: readonly { readonly line: number; readonly column: number }[];
}

/** A text that shows examples where it had manifests. */
export interface WithManifests {
  readonly text: string;
  readonly manifests: readonly LogManifest[];
}

/** What people call the language of a manifest. */
const LANGUAGES = new Set(['', 'yaml', 'yml', 'k8s', 'kubernetes', 'text', 'txt', 'plaintext', 'json']);

/** Make examples of the manifests of a text; `taken` says which names examples have already. */
export function takeManifests(
  text: string,
  { date, taken }: { date: string; taken: (id: string) => boolean },
): WithManifests {
  const manifests: LogManifest[] = [];
  const edits: Edit[] = [];
  visit(parseMarkdown(text), 'code', (node) => {
    if (!LANGUAGES.has((node.lang ?? '').toLowerCase()) || !isManifest(node.value)) return;
    const { kind = 'Manifest', name } = identityOf(node.value);
    const isTaken = (id: string) => taken(id) || manifests.some((one) => one.id === id);
    const id = freeId(slugOf(kind), slugOf(name ?? '') || 'manifest', date, isTaken);
    const range = rangeOf(node);
    manifests.push({ id, kind, name, text: `${node.value}\n`, places: placesOf(text, node.position!, node.value) });
    edits.push({ ...range, text: alone(text, range, `<Example id="${id}" />`) });
  });
  return { text: edited(text, edits), manifests };
}

/** What a manifest says it is, also where YAML cannot read it. */
function identityOf(text: string): { readonly kind: string | undefined; readonly name: string | undefined } {
  const { kind, metadata } = readObject(text) ?? {};
  const { name } = (metadata ?? {}) as { readonly name?: unknown };
  return {
    kind: typeof kind === 'string' ? kind : /^[^\S\n]*["']?kind["']?\s*:\s*["']?([A-Za-z]+)/m.exec(text)?.[1],
    name:
      typeof name === 'string'
        ? name
        : /^[^\S\n]*["']?metadata["']?\s*:[^\n]*\n(?:[^\S\n]+[^\n]*\n)*?\s+["']?name["']?\s*:\s*["']?([\w.-]+)/m.exec(
            text,
          )?.[1],
  };
}

/** The name of an example: that of its object, with the day of the log where another has it already. */
function freeId(topic: string, name: string, date: string, isTaken: (id: string) => boolean): string {
  const ending = (end: string) => `${`${topic}/${name}`.slice(0, MOST_LETTERS - end.length).replace(/-+$/, '')}${end}`;
  for (const end of ['', `-${date}`]) if (!isTaken(ending(end))) return ending(end);
  for (let number = 2; ; number += 1) if (!isTaken(ending(`-${date}-${number}`))) return ending(`-${date}-${number}`);
}

/** Whether a log has an example. */
export const hasExample = (root: string) => (id: string) => existsSync(join(root, 'examples', id));
