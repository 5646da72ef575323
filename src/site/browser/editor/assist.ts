import { type Completions, completionsAt, helpAt } from '@studylog/check/edit';
import { fieldOf, loadFieldReference } from '@studylog/check/fields';
import { loadSchema } from '@studylog/check/schema';
import { fieldPath, pagePlace } from '../../fields/page-place.ts';
import { firstSentence } from '../../fields/words.ts';
import type { Questions, ShownHelp } from './questions.ts';

/** What may be written, by the schema that checks; what the API says of it is another question, as its texts are long. */
export async function complete({ text, offset }: Questions['complete']): Promise<Completions | undefined> {
  return completionsAt(text, offset, await loadSchema());
}

/** The first sentence of what the API says of fields, values and types. */
export async function describe({ about }: Questions['describe']): Promise<string[]> {
  const reference = await loadFieldReference();
  return about.map((of) => {
    if (of === undefined) return '';
    if (of.name === '') return firstSentence(reference.textOfType(of.owner));
    const field = reference.field(of.owner, of.name);
    const said =
      of.value === undefined ? field?.description : field?.values.find(({ value }) => value === of.value)?.meaning;
    return firstSentence(said ?? '');
  });
}

/** What is to be said at an offset. */
export async function help({ text, offset }: Questions['help']): Promise<ShownHelp | undefined> {
  const reference = await loadFieldReference();
  const found = helpAt(text, offset, reference);
  if (!found) return undefined;
  const { apiVersion, kind, meaning } = found.key;
  const names = fieldOf(meaning)?.names;
  const page = names && { page: fieldPath(pagePlace({ apiVersion, kind, names }, reference.schema)) };
  return { ...found, version: reference.schema.version, ...page };
}
