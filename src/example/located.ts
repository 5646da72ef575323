import { z } from 'zod';
import { nearest } from '../check/nearest.ts';
import type { Node } from '../manifest/document.ts';
import { positionsOf } from '../manifest/lines.ts';
import { parseManifest } from '../manifest/parse.ts';
import { toJson } from '../manifest/path.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A YAML text read once: its plain value, and the place of every path in it. */
export interface LocatedYaml {
  readonly file: string;
  readonly value: unknown;
  readonly diagnostics: Diagnostic[];
  /** Where a path stands: the key's place for a mapping's value, the parent's where the path is missing. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Parse a project file written in YAML; `lineOffset` lines stand before it (front matter). */
export function readLocated(file: string, text: string, lineOffset = 0): LocatedYaml {
  const manifest = parseManifest(file, text);
  const at = positionsOf(text);
  const position = (offset: number) => {
    const { line, column } = at(offset);
    return { line: line + lineOffset, column };
  };
  const root = manifest.documents[0]?.root ?? null;
  const diagnostics = manifest.problems.map(({ message, range }) => ({ file, ...position(range.start), message }));
  return {
    file,
    value: root && toJson(root),
    diagnostics,
    place: (path) => position(root ? offsetOf(root, path) : 0),
  };
}

function offsetOf(root: Node, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = root.range.start;
  for (const step of path) {
    if (node.kind === 'mapping') {
      const entry = node.entries.find(({ key }) => key.text === String(step));
      if (!entry) return offset;
      offset = entry.key.range.start;
      node = entry.value;
    } else if (node.kind === 'sequence') {
      const next = node.entries[Number(step)];
      if (!next) return offset;
      offset = next.range.start;
      node = next;
    } else return offset;
  }
  return offset;
}

/**
 * Validate the part of `yaml` under `prefix` with `schema`; what is wrong is added to `yaml.diagnostics`.
 * Returns undefined when anything was wrong.
 */
export function validate<T extends z.ZodType>(
  schema: T,
  value: unknown,
  yaml: LocatedYaml,
  prefix: PropertyKey[] = [],
): z.infer<T> | undefined {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) yaml.diagnostics.push(...explain(issue, schema, yaml, prefix));
  return undefined;
}

function explain(issue: z.core.$ZodIssue, schema: z.ZodType, yaml: LocatedYaml, prefix: PropertyKey[]): Diagnostic[] {
  const path = [...prefix, ...issue.path];
  const name = path.length > 0 ? `\`${path.join('.')}\`` : 'the file';
  const { file } = yaml;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const hint = meant
        ? `did you mean \`${meant}\`?`
        : known.length > 0
          ? `known keys: ${known.join(', ')}`
          : undefined;
      return { file, ...yaml.place([...path, key]), message: `unknown key \`${key}\` in ${name}`, hint };
    });
  }
  const place = yaml.place(path);
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ file, ...place, message: `${name} is missing`, hint: `add it: expected ${issue.expected}` }];
  }
  if (issue.code === 'invalid_union') {
    const kinds = issue.errors.flat().flatMap((error) => (error.code === 'invalid_type' ? [error.expected] : []));
    return [
      { file, ...place, message: `${name} has the wrong type`, hint: `expected ${[...new Set(kinds)].join(' or ')}` },
    ];
  }
  return [{ file, ...place, message: `${name}: ${issue.message}` }];
}

/** Keys that the object schema at `path` knows; empty where it takes any. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) current = child(unwrap(current), step);
  const found = unwrap(current);
  const options = found instanceof z.ZodUnion ? found.options.map(unwrap) : [found];
  return options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []));
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) {
    current = current.unwrap();
  }
  return current;
}

function child(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}
