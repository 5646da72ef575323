import { readList } from './source.ts';

/**
 * The text of a configuration with one more text in a list, such as `notes`: after the element `after`, else at the end.
 * Undefined where the list is not written out as texts in brackets; then its author adds it.
 */
export async function addToList(
  text: string,
  {
    file,
    list,
    value,
    after,
  }: { readonly file: string; readonly list: string; readonly value: string; readonly after?: string },
): Promise<string | undefined> {
  const found = await readList(file, text, list);
  if (!found) return undefined;
  const { start, elements } = found;
  const before = elements.find((element) => element.value === after) ?? elements.at(-1);
  const quote = before ? text.charAt(before.start) : "'";
  const written = `${quote}${value}${quote}`;
  if (!before) return `${text.slice(0, start + 1)}${written}${text.slice(start + 1)}`;
  const indent = /\n[ \t]*$/.exec(text.slice(start + 1, elements[0]!.start))?.[0] ?? ' ';
  return `${text.slice(0, before.end)},${indent}${written}${text.slice(before.end)}`;
}
