import { nearest } from '../../check/nearest.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { parseManifest } from '../../manifest/parse.ts';
import type { Page } from '../content.ts';
import type { ExampleUse } from '../example-use.ts';
import { focusLines } from '../focus.ts';
import { LANGS } from '../lang.ts';
import type { Project } from './check.ts';

/** Every example that a page embeds exists, with the file and the field paths that it names. */
export function checkExamples({ pages, examples }: Project): Diagnostic[] {
  return pages.flatMap((page) => page.uses.flatMap((use) => checkUse(page, use, examples)));
}

function checkUse({ file }: Page, use: ExampleUse, examples: readonly Example[]): Diagnostic[] {
  const at = (attribute: string) => use.at[attribute] ?? { line: use.line, column: use.column };
  if (use.id === undefined) {
    const message = `<${use.component}> needs an \`id\` in plain quotes`;
    return [{ file, ...at('id'), message, hint: `<${use.component} id="pod/echo" />` }];
  }
  const example = examples.find(({ id }) => id === use.id);
  if (!example) {
    const ids = examples.map(({ id }) => id);
    const meant = nearest(use.id, ids);
    const hint = meant ? `did you mean "${meant}"?` : `write it: examples/${use.id}/manifest.yaml and example.yaml`;
    return [{ file, ...at('id'), message: `there is no example "${use.id}"`, hint }];
  }
  const name = use.file ?? example.files[0]!.name;
  const source = example.files.find((candidate) => candidate.name === name);
  if (!source) {
    const hint = `it has ${example.files.map((candidate) => candidate.name).join(', ')}`;
    return [{ file, ...at('file'), message: `the example "${use.id}" has no file "${name}"`, hint }];
  }
  const manifest = parseManifest(source.path, source.text);
  return use.focus.flatMap((path) => {
    const focus = focusLines(manifest, path);
    if (focus.problem === undefined) return [];
    const hint = focus.hint === undefined ? {} : { hint: focus.hint };
    return [{ file, ...at('focus'), message: `focus in ${source.path}: ${focus.problem}`, ...hint }];
  });
}

/** Every example is embedded by a page in every language; one that nobody can read about is forgotten work. */
export function checkUnused({ pages, examples }: Project): Diagnostic[] {
  return examples.flatMap((example) => {
    const users = pages.filter((page) => page.uses.some(({ id }) => id === example.id));
    const lacking = LANGS.filter((lang) => !users.some((page) => page.lang === lang));
    if (lacking.length === 0) return [];
    const where = lacking.map((lang) => `content/notes/${lang}/`).join(' and ');
    const message = `no page in ${where} embeds the example "${example.id}"`;
    const hint = `put <Example id="${example.id}" /> in a note, or delete the folder`;
    return [{ file: example.file, line: 1, column: 1, message, hint }];
  });
}
