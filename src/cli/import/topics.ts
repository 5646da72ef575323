import type { Term } from '../../site/glossary.ts';
import type { LogManifest } from './manifests.ts';
import { slugOf } from './pictures.ts';

/** The topics of an entry: terms of the glossary that its headings name and that its manifests are of; without a glossary, the kinds. */
export function topicsOf(
  headings: readonly string[],
  manifests: readonly LogManifest[],
  terms: readonly Term[],
): readonly string[] {
  const kinds = manifests.map(({ kind }) => slugOf(kind));
  if (terms.length === 0) return [...new Set(kinds)];
  const named = [...headings.flatMap((heading) => [heading, heading.split(/[⇒→:：(–—]| - /)[0]!]), ...kinds].map(plain);
  const names = ({ id, name, also }: Term) => [id, name.ko, name.en, ...also].map(plain);
  // In the order in which the log has them.
  return [...new Set(named.flatMap((one) => terms.find((term) => names(term).includes(one))?.id ?? []))];
}

const plain = (text: string): string => text.replace(/[\s`*_-]/g, '').toLowerCase();
