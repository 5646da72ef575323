import type { ManifestKey } from '@studylog/check/fields';
import { findPlace, parsePath } from '@studylog/check/manifest';
import { visit } from 'unist-util-visit';
import type { Example } from '../../example/load.ts';
import type { Page, PageOf } from '../content.ts';
import { documentAndSteps } from '../focus.ts';
import type { FieldPage } from './field-page.ts';
import type { LogFields } from './log-fields.ts';
import { fieldKey } from './page-place.ts';

/**
 * The notes that explain a field, by the address of its page: those that show an example with it in focus, and those whose text
 * names it in code. A bare name counts where the manifests of the note have one field of that name.
 */
export function notesByField(
  notes: readonly PageOf<'notes'>[],
  fields: LogFields,
  exampleOf: (id: string) => Example,
): ReadonlyMap<string, readonly PageOf<'notes'>[]> {
  const pairs = notes.flatMap((note) => {
    const explained = [...inFocus(note, fields, exampleOf), ...namedInCode(note, fields, exampleOf)];
    return [...new Set(explained.map(({ path }) => path))].map((path) => ({ path, note }));
  });
  const groups = Map.groupBy(pairs, ({ path }) => path);
  return new Map([...groups].map(([path, of]) => [path, of.map(({ note }) => note)]));
}

/** The file of an example that a page shows. */
function shownFiles({ uses }: Page, exampleOf: (id: string) => Example) {
  return uses
    .filter(({ component }) => component === 'Example')
    .map(({ id, file, focus }) => {
      const { files } = exampleOf(id);
      return { focus, manifest: (files.find(({ name }) => name === file) ?? files[0]!).manifest };
    });
}

function inFocus(note: Page, fields: LogFields, exampleOf: (id: string) => Example): FieldPage[] {
  return shownFiles(note, exampleOf).flatMap(({ focus, manifest }) => {
    const keys = fields.keysOf(manifest);
    return focus.flatMap((path) => {
      const { root, fields: written } = documentAndSteps(manifest, path);
      const steps = parsePath(written);
      // An item of a list is explained with the list.
      while (steps.length > 0 && !('key' in steps.at(-1)!)) steps.pop();
      const start = root && findPlace(root, steps)?.entry?.key.range.start;
      const key = keys.find(({ range }) => range.start === start);
      return (key && fields.pageOfKey(key)) ?? [];
    });
  });
}

function namedInCode(note: Page, fields: LogFields, exampleOf: (id: string) => Example): FieldPage[] {
  const keys = shownFiles(note, exampleOf).flatMap(({ manifest }) => fields.keysOf(manifest));
  const known = new Map(keys.flatMap((key: ManifestKey) => pageWithName(key, fields)));
  const pages = [...known.values()];
  return codesIn(note).flatMap((code) => {
    // `replicas: 3` names it too.
    const path = /^([A-Za-z][\w.[\]]*?)(?::.*)?$/.exec(code)?.[1]?.replace(/\[\w*\]/g, '');
    if (path === undefined) return [];
    const named = pages.filter(({ kind, names }) =>
      `.${[kind.toLowerCase(), ...names].join('.')}`.endsWith(`.${path}`),
    );
    const meanings = new Set(named.map(({ help }) => help && fieldKey(help)));
    return meanings.size === 1 ? named : [];
  });
}

function pageWithName(key: ManifestKey, fields: LogFields): [string, FieldPage][] {
  const page = key.meaning.as === 'field' ? fields.pageOfKey(key) : undefined;
  return page ? [[page.path, page]] : [];
}

function codesIn({ tree }: Page): string[] {
  const codes = new Set<string>();
  visit(tree, 'inlineCode', ({ value }) => void codes.add(value));
  return [...codes];
}
