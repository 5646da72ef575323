import type { Block, Operand, Part, Path } from './parse.ts';

/** The values at a path, none where something on the way is missing. @throws Error in kubectl's words */
export function valuesAt(data: unknown, path: Path): unknown[] {
  return path.reduce<unknown[]>((values, part) => evaluate(values, part), [data]);
}

/** What a template prints of an object. @throws Error in kubectl's words */
export function render(data: unknown, blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.is === 'text') return block.text;
      if (block.is === 'range')
        return valuesAt(data, block.path)
          .map((value) => render(value, block.blocks))
          .join('');
      return block.paths.map((operand) => operandValues(data, operand).map(textOf).join(' ')).join('');
    })
    .join('');
}

/** A value as Go prints it in text. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort();
    return `map[${keys.map((key) => `${key}:${goText(value[key])}`).join(' ')}]`;
  }
  return value === null ? '<nil>' : String(value);
}

/** A value as Go writes it in its own source. */
export function goLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goLiteral).join(', ')}}`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort();
    return `map[string]interface {}{${keys.map((key) => `"${key}":${goLiteral(value[key])}`).join(', ')}}`;
  }
  return value === null ? 'interface {}(nil)' : JSON.stringify(value);
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(sorted(value)) : String(value);
}

/** Go writes the keys of maps in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function operandValues(data: unknown, operand: Operand): unknown[] {
  return 'path' in operand ? valuesAt(data, operand.path) : [operand.value];
}

function evaluate(values: readonly unknown[], part: Part): unknown[] {
  switch (part.is) {
    case 'field':
      return values.flatMap((value) => fieldOf(value, part.name));
    case 'fields':
      // Of several names, kubectl reads each as a path.
      return part.names.flatMap((name) => fieldsAt(values, part.names.length > 1 ? name.split('.') : [name]));
    case 'every':
      return values.flatMap((value) => childrenOf(value));
    case 'deep':
      return values.flatMap(withDescendants);
    case 'indexes':
      return part.indexes.flatMap((index) => values.flatMap((value) => slice(value, index, index + 1 || undefined, 1)));
    case 'slice':
      return values.flatMap((value) => slice(value, part.from ?? 0, part.to, part.step));
    case 'filter':
      return values.flatMap((value) => listOf(value, ' and cannot be filtered').filter((item) => passes(item, part)));
  }
}

function fieldsAt(values: readonly unknown[], names: readonly string[]): unknown[] {
  return names.reduce<unknown[]>((found, name) => found.flatMap((value) => fieldOf(value, name)), [...values]);
}

function fieldOf(value: unknown, name: string): unknown[] {
  return isMap(value) && Object.hasOwn(value, name) ? [value[name]] : [];
}

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isMap(value) ? Object.values(value) : [];
}

function withDescendants(value: unknown): unknown[] {
  const children = childrenOf(value);
  return children.length === 0 ? [] : [value, ...children.flatMap(withDescendants)];
}

function listOf(value: unknown, otherwise = ''): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new Error(`${isMap(value) ? 'map[string]interface {}' : typeof value} is not array or slice${otherwise}`);
}

function slice(value: unknown, from: number, to: number | undefined, step: number): unknown[] {
  if (value === null || value === undefined) return [];
  const list = listOf(value);
  const start = from < 0 ? from + list.length : from;
  const end = to === undefined ? list.length : to < 0 ? to + list.length : to;
  if (start === end) return [];
  const outside = [start, end - 1].find((index) => index < 0 || index >= list.length);
  if (outside !== undefined) {
    throw new Error(`array index out of bounds: index ${outside}, length ${list.length}`);
  }
  return list.slice(start, end).filter((_, index) => index % step === 0);
}

function passes(item: unknown, { left, operator, right }: Extract<Part, { is: 'filter' }>): boolean {
  const lefts = operandValues(item, left);
  if (operator === 'exists') return lefts.length > 0;
  const rights = operandValues(item, right);
  if (lefts.length === 0 || rights.length === 0) return false;
  if (lefts.length > 1 || rights.length > 1) throw new Error('can only compare one element at a time');
  return compare(lefts[0], operator, rights[0]);
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  if (typeof left !== typeof right) throw new Error('incompatible types for comparison');
  const [a, b] = [left as string | number, right as string | number];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
