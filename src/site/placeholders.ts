/** What stands in a text for something else, as Markdown shows it: `{{ .Values.image }}`, `<pod-name>`. */
const PLACEHOLDERS = /\{\{[^{}]*\}\}|<[^<>\s]+>/g;

/** A text with spaces where it has placeholders: their words are names, no terms. Every character keeps its place. */
export const withoutPlaceholders = (text: string): string =>
  text.replace(PLACEHOLDERS, (placeholder) => ' '.repeat(placeholder.length));
