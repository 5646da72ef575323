import { z } from 'zod';

/** Paths of all options that a verb's schema declares, but what is only text for readers. An optional map is an option itself. */
export function optionsOf(schema: z.ZodType, path: readonly string[] = []): string[] {
  const inner = unwrapped(schema);
  const here = path.join('.');
  if (!(inner instanceof z.ZodObject)) return [here];
  const below = Object.entries(inner.shape as Record<string, z.ZodType>)
    .filter(([key]) => key !== 'say')
    .flatMap(([key, child]) => optionsOf(child, [...path, key]));
  return inner !== schema && path.length > 0 ? [here, ...below] : below;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}
