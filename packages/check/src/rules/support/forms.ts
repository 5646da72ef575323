import type { Node, ScalarNode } from '../../manifest/document.ts';
import { resolvePlain } from '../../manifest/scalar.ts';
import type { Visit } from '../../rule.ts';
import { isTyped } from '../../schema/accepts.ts';
import { NEEDED } from '../../schema/needed.ts';
import type { FieldType, ObjectType, Scalar } from '../../schema/schema.ts';
import { KEYS, LONE_VALUES, PAIRS } from './lone-values.ts';

const STRING: FieldType = { form: 'scalar', scalar: 'string' };
/** Scalars that any text may be meant for; quotes make no time or quantity of a number or a boolean, and no port. */
const TEXTS: ReadonlySet<Scalar> = new Set(['string', 'base64']);
/** Stands for what the reader has to find. */
const BLANK = '…';
/** More than this many of a list or mapping say nothing new. */
const SHOWN = 3;
/** What is given, where a hint has room for it. */
const SHORT = /^.{1,60}$/;
/** Text that needs no quotes, even within brackets. */
const PLAIN = /^[\w./+-][\w./:=%+@-]*(?<![:-])$/;
/** Words that a shell would not look into. */
const WORDS = /^[\w./:=@%+, -]+$/;

/** A value, and its parts where it has two: a key and what belongs to it. */
interface Given {
  readonly whole?: string | undefined;
  readonly first?: string | undefined;
  readonly second?: string | undefined;
}

/** A scalar node as the server would read this text without quotes. */
export function plainNode(text: string): ScalarNode {
  return { kind: 'scalar', value: resolvePlain(text), text: '', style: 'plain', range: { start: 0, end: 0 } };
}

/** Whether a field would take this text in quotes. */
export function takesText(type: FieldType, text: string): boolean {
  return type.form === 'enum' ? type.values.includes(text) : type.form === 'scalar' && TEXTS.has(type.scalar);
}

/**
 * How to write what stands here in the form that is due, with what the reader gave in it; undefined where that is not obvious.
 * @example `hostPath: /data` // hostPath: {path: /data}
 */
export function formFor(visit: Visit, expected: FieldType): string | undefined {
  const { node, entry, resource } = visit;
  const value = valueFor(visit, expected);
  if (!value || value === BLANK || value.includes('`')) return undefined;
  if (value.startsWith('- ')) return value;
  if (entry) return `${entry.key.text}: ${value}`;
  return resource.file.text.startsWith('- ', node.range.start - 2)
    ? `- ${value.replace(/^\{([^,]+)\}$/, '$1')}`
    : value;
}

/** Whether a scalar is but one word of a list of scalars, so that brackets around it are all that it lacks. */
export function isLoneWord(node: Node, expected: FieldType): boolean {
  if (node.kind !== 'scalar' || expected.form !== 'list' || expected.of.form === 'object') return false;
  return node.tag === undefined && /plain|quoted/.test(node.style) && /^[^\s,]+$/.test(node.text);
}

function valueFor(visit: Visit, expected: FieldType): string | undefined {
  const { node, entry, schema } = visit;
  const given = givenIn(node);
  if (expected.form === 'map') return mapFor(visit, given, expected.of);
  if (expected.form === 'object') return objectFor(node, given, schema.type(expected.name));
  if (expected.form !== 'list') return scalarFor(visit, given, expected);
  const { of } = expected;
  if (of.form !== 'object') return node.kind === 'scalar' ? listFor(node.text, of, entry?.key.text) : undefined;
  const type = schema.type(of.name);
  const first = given[0]?.first ?? '';
  if (node.kind === 'mapping' && type.fields.has(first))
    return `- ${pairText(given[0]!, type.fields.get(first)!.type)}`;
  return bracketed(
    given.map((each) => itemFor(each, type)),
    '[]',
  );
}

/** What is given, whatever it stands in. */
function givenIn(node: Node): Given[] {
  if (node.kind === 'sequence') return node.entries.flatMap(givenIn);
  if (node.kind === 'mapping')
    return node.entries.map(({ key, value }) => ({ first: key.text, second: textOf(value) }));
  const text = textOf(node) ?? '';
  const [, first, second] = /^([^\s=:]+)(?:=|: *)(\S.*)$/.exec(text) ?? [];
  // `true` and the like say that something is wanted, not what.
  return [{ whole: typeof node.value === 'boolean' ? '' : text, first, second }];
}

function textOf(node: Node): string | undefined {
  const text = node.kind === 'scalar' ? node.text.trim() : '';
  return SHORT.test(text) ? text : undefined;
}

function pairText({ first, second }: Given, type: FieldType | undefined): string {
  return `${put(first)}: ${put(second, type)}`;
}

/** A mapping or list in brackets, cut short; undefined where it is empty or one of its parts is not known. */
function bracketed(parts: readonly (string | undefined)[], brackets: string): string | undefined {
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const shown = parts.length > SHOWN ? [...parts.slice(0, SHOWN), BLANK] : parts;
  return brackets[0] + shown.join(', ') + brackets[1];
}

/** One object, of what is given for it. */
function itemFor({ whole, first, second }: Given, { name, fields, required }: ObjectType): string | undefined {
  const isScalar = (field: string): boolean => /scalar|enum/.test(fields.get(field)?.type.form ?? '');
  // What it can't be without, or what tells it from others.
  const sole = [NEEDED[name] ?? '', ...(required.length === 1 ? required : []), 'name', 'type'].find(isScalar);
  const lone = whole === undefined ? undefined : (LONE_VALUES[name] ?? (sole && `${sole}: $0`));
  const form = (first && PAIRS[name]) || lone;
  if (form === undefined) return undefined;
  const parts = [whole, first, second, whole?.replace(/^.*\/|[:@].*$/g, '')];
  const filled = form.replace(/(?:(\w+): )?\$(\d)/g, (_, key: string | undefined, index: number) => {
    const value = index < 4 ? put(parts[index], key ? fields.get(key)?.type : STRING) : commandFor(whole ?? '');
    return key ? `${key}: ${value}` : value;
  });
  return `{${filled}}`;
}

function objectFor(node: Node, given: readonly Given[], type: ObjectType): string | undefined {
  const types = given.map(({ first }) => type.fields.get(first ?? '')?.type);
  if (node.kind === 'sequence' && !types.includes(undefined)) {
    return bracketed(
      given.map((each, index) => pairText(each, types[index])),
      '{}',
    );
  }
  return given.length === 1 ? itemFor(given[0]!, type) : undefined;
}

function mapFor({ entry, parents }: Visit, given: readonly Given[], of: FieldType): string | undefined {
  if (of.form !== 'scalar') return undefined;
  if (given.every(({ first }) => first)) {
    return bracketed(
      given.map((each) => pairText(each, of)),
      '{}',
    );
  }
  const whole = given.length === 1 ? given[0]!.whole : undefined;
  if (!whole) return undefined;
  const key = of.scalar === 'quantity' ? resourceOf(whole, parents.at(-1)!.type) : KEYS[entry?.key.text ?? ''];
  return `{${key ?? 'KEY'}: ${put(whole, of)}}`;
}

function resourceOf(amount: string, type: string): string {
  if (type.includes('Volume')) return 'storage';
  return /m$|^[\d.]{1,3}$/.test(amount) ? 'cpu' : 'memory';
}

/** A text of many lines for what stands under a key of a map, and the one value that a mapping or list holds for a field. */
function scalarFor({ node, entry, path }: Visit, given: readonly Given[], expected: FieldType): string | undefined {
  if (node.kind === 'scalar') return undefined;
  const isText = /(^d|D)ata|annotations/.test(path.replace(/(\.[^.]+|\["[^"]*"\])$/, ''));
  if (isText && (!node.flow || given.some(({ second }) => second))) return '|';
  const texts = given.map(({ first, whole = first, second }) => (entry ? (second ?? whole) : `${first}: ${second}`));
  const isOne =
    node.kind === 'sequence' ? texts.length === 1 : !entry || !takesText(expected, '') || entry.key.text === 'image';
  return isOne ? put(texts.join(':'), expected) : undefined;
}

function listFor(text: string, of: FieldType, key: string | undefined): string | undefined {
  if (key === 'command') return commandFor(text);
  const isMany = text.includes(' ');
  if (isMany && !WORDS.test(text)) return undefined;
  const words = (isMany ? text.split(/[ ,]+/) : [text]).map((word) => put(word, of));
  return words.includes(BLANK) ? undefined : `[${words.join(', ')}]`;
}

/** A line as a list of words where no shell is needed to read it, else as one for the shell. */
function commandFor(line: string): string {
  return WORDS.test(line) ? listFor(line, STRING, undefined)! : `[sh, -c, ${put(SHORT.test(line) ? line : '')}]`;
}

/** A text as it may stand within brackets for a field of a type. */
function put(text: string | undefined, type: FieldType = STRING): string {
  if (!text) return BLANK;
  const isFit = type.form === 'enum' || (type.form === 'scalar' && isTyped(plainNode(text), type.scalar));
  if (isFit && PLAIN.test(text)) return text;
  return takesText(type, text) ? JSON.stringify(text) : BLANK;
}
