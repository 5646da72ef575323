import { exampleWith } from '../../example/by-id.ts';
import type { Part } from '../body.ts';
import { CLOSED } from '../mdx-components.ts';
import { sharedFiles } from '../shared-files.ts';
import { isFaulty } from './findings.ts';

/** Attributes that name an example. */
const NAMING = ['id', 'task', 'given'];

/** Whether a part of a page can be shown while its author writes. In place of the others there are findings. */
export function isShowable(part: Part): boolean {
  if (typeof part === 'string') return true;
  if ('picture' in part) return !isFaulty(part.source);
  const named = NAMING.flatMap((name) => part.attributes[name] ?? []);
  const known = named.every((id) => exampleWith(id, sharedFiles().examples));
  return known && !(CLOSED.has(part.component) && isFaulty(part.source));
}
