import { entryOf, type ManifestFile, type Node, positionsOf, toJson, type YamlProblem } from '@studylog/check/manifest';
import { type Localized, nearest } from '@studylog/check/text';
import { wordProblem } from '@studylog/check/yaml';
import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { expectedBy, hintOf, wordIssue } from './issues.ts';
import { unseenIn, unseenValues } from './unseen.ts';

/** A YAML text read once: its plain value, and the place of every path in it. */
export interface LocatedYaml {
  readonly file: string;
  readonly value: unknown;
  readonly diagnostics: Diagnostic[];
  /** Where a path stands: the key's place for a mapping's value, the parent's where the path is missing. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Read a project file written in YAML; `lineOffset` lines stand before it (front matter). */
export function readLocated(manifest: ManifestFile, lineOffset = 0): LocatedYaml {
  const { path: file, text } = manifest;
  const at = positionsOf(text);
  const position = (offset: number) => {
    const { line, column } = at(offset);
    return { line: line + lineOffset, column };
  };
  const root = manifest.documents[0]?.root ?? null;
  const diagnostics = [
    ...manifest.problems.map((problem) => ({
      file,
      ...position(problem.range.start),
      ...worded(problem, manifest),
    })),
    ...[...unseenIn(text), ...(root ? unseenValues(root, text) : [])].map(({ offset, ...said }) => ({
      file,
      ...position(offset),
      ...said,
    })),
  ];
  return {
    file,
    value: root && toJson(root),
    diagnostics,
    place: (path) => position(root ? offsetOf(root, path) : 0),
  };
}

/** A fault of the YAML itself, in the words of the checker's rule about it. */
function worded(problem: YamlProblem, manifest: ManifestFile): Pick<Diagnostic, 'message' | 'hint'> {
  const wording = wordProblem(problem, manifest);
  return { message: wording?.message ?? { ko: problem.message, en: problem.message }, hint: wording?.hint };
}

function offsetOf(root: Node, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = root.range.start;
  for (const step of path) {
    if (node.kind === 'mapping') {
      const entry = entryOf(node, String(step));
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
  const field = `\`${path.join('.')}\``;
  const name = path.length > 0 ? { ko: field, en: field } : WHOLE;
  const { file } = yaml;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const message = {
        ko: `${name.ko}에 \`${key}\` 키는 쓸 수 없습니다.`,
        en: `unknown key \`${key}\` in ${name.en}`,
      };
      return { file, ...yaml.place([...path, key]), message, hint: hintFor(key, known) };
    });
  }
  const place = yaml.place(path);
  const expected = expectedBy(issue);
  if (expected && issue.input === undefined) {
    const message = { ko: `${name.ko} 값이 없습니다.`, en: `${name.en} is missing` };
    const hint = { ko: `추가하십시오. 쓸 수 있는 값: ${expected.ko}`, en: `add it: expected ${expected.en}` };
    return [{ file, ...place, message, hint }];
  }
  if (expected && issue.code === 'invalid_union') {
    const message = { ko: `${name.ko} 값의 타입이 다릅니다.`, en: `${name.en} has the wrong type` };
    return [{ file, ...place, message, hint: { ko: `쓸 수 있는 값: ${expected.ko}`, en: `expected ${expected.en}` } }];
  }
  const fault = wordIssue(issue);
  const message = { ko: `${name.ko}: ${fault.ko}`, en: `${name.en}: ${fault.en}` };
  return [{ file, ...place, message, hint: hintOf(issue) }];
}

const WHOLE: Localized = { ko: '이 파일', en: 'the file' };

function hintFor(key: string, known: readonly string[]): Localized | undefined {
  const meant = nearest(key, known);
  if (meant) return { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` };
  const all = known.join(', ');
  return all ? { ko: `쓸 수 있는 키: ${all}`, en: `allowed keys: ${all}` } : undefined;
}

/** Keys that the object schema at `path` knows; empty where it takes any. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) current = child(unwrap(current), step);
  const found = unwrap(current);
  const options = found instanceof z.ZodUnion ? found.options.map(unwrap) : [found];
  return options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []));
}

/** The schema itself, without what makes it optional, gives it a default or does something with what it accepts. */
export function unwrap(schema: unknown): unknown {
  let current = schema;
  for (;;) {
    if (current instanceof z.ZodPipe) current = current.in;
    else if (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable)
      current = current.unwrap();
    else return current;
  }
}

function child(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}
