import type { Lang, Localized } from '@studylog/check/text';
import { z } from 'zod';
import { LANGUAGES, withEveryLanguage } from './languages.ts';
import { unwrap } from './located.ts';

/**
 * A value as it is written in YAML, its texts in every language where the log has only one: there a plain text is enough.
 * Where they are, the schema says. Whoever reads a log of two languages finds it as it was.
 */
export function completeTexts(schema: z.ZodType, value: unknown, languages: readonly Lang[]): unknown {
  const [only, another] = languages;
  return only === undefined || another !== undefined ? value : complete(schema, value, only);
}

function complete(schema: unknown, value: unknown, only: Lang): unknown {
  const found = unwrap(schema);
  if (isText(found)) return completeText(value, only);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return found instanceof z.ZodArray ? value.map((each) => complete(found.element, each, only)) : value;
  }
  if (!(found instanceof z.ZodObject)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, complete(found.shape[key], child, only)]),
  );
}

/** Whether a schema is of a text for readers: an object with a field for each language. */
function isText(schema: unknown): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).join() === LANGUAGES.join();
}

function completeText(written: unknown, only: Lang): unknown {
  if (typeof written === 'string') return withEveryLanguage(written);
  const text = (written as Partial<Localized> | null | undefined)?.[only];
  if (typeof text !== 'string') return written;
  return { ...withEveryLanguage(text), ...(written as object) };
}
