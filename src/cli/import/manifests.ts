import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { isManifest, placesOf } from '../../site/fence-manifest.ts';
import { parseMarkdown } from '../../site/markup/parse.ts';
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
    const kind = /^\s*["']?kind["']?\s*:\s*["']?([A-Za-z]+)/m.exec(node.value)?.[1] ?? 'Manifest';
    const name = /^\s*["']?metadata["']?\s*:[^\n]*\n(?:[^\S\n]+[^\n]*\n)*?\s+["']?name["']?\s*:\s*["']?([\w.-]+)/m.exec(
      node.value,
    )?.[1];
    const isTaken = (id: string) => taken(id) || manifests.some((one) => one.id === id);
    const id = freeId(slugOf(kind), slugOf(name ?? '') || 'manifest', date, isTaken);
    const range = rangeOf(node);
    manifests.push({ id, kind, name, text: `${node.value}\n`, places: placesOf(text, node.position!, node.value) });
    edits.push({ ...range, text: alone(text, range, `<Example id="${id}" />`) });
  });
  return { text: edited(text, edits), manifests };
}

/** The name of an example: that of its object, with the day of the log where another has it already. */
function freeId(topic: string, name: string, date: string, isTaken: (id: string) => boolean): string {
  const dated = `${topic}/${name}-${date}`;
  for (const id of [`${topic}/${name}`, dated]) if (!isTaken(id)) return id;
  for (let number = 2; ; number += 1) if (!isTaken(`${dated}-${number}`)) return `${dated}-${number}`;
}

/** Whether a log has an example. */
export const hasExample = (root: string) => (id: string) => existsSync(join(root, 'examples', id));
