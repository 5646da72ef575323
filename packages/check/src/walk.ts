import { RULES } from './all-rules.ts';
import type { Faults } from './fault.ts';
import type { Finding } from './finding.ts';
import { habitOf } from './habits.ts';
import type { Entry, MappingNode, Node, ScalarNode } from './manifest/document.ts';
import { entryOf, fieldPath, keyPath } from './manifest/path.ts';
import type { Report, Resource, Rule, Visit } from './rule.ts';
import type { Listener } from './rule-index.ts';
import { standIn } from './rules/support/stand-ins.ts';
import { type Place, placeOf } from './rules/support/wrong-place.ts';
import { isTyped } from './schema/accepts.ts';
import type { FieldType, ObjectType, Scalar, Schema } from './schema/schema.ts';
import { isSince } from './schema/versions.ts';
import { absentFrom, meantField } from './slips.ts';

type Parent = Visit['parents'][number];

/** Types of fields whose feature gates are off unless asked for, and the minor that turns them on. */
const GATED: ReadonlyMap<string, string> = new Map([
  ['core/v1.ClusterTrustBundleProjection', '1.37'],
  ['core/v1.PodCertificateProjection', '1.37'],
]);

/** Walk an object along its type, calling the rules of every type, scalar and fault met. */
export class SchemaWalk {
  /** Entries that are misspelt or misplaced, with the field that was meant or the place where they belong. */
  readonly slips = new Map<Entry, string | Place>();
  /** What was said of the slips, out of all that was found. */
  readonly ofSlips: Finding[] = [];
  readonly findings: Finding[] = [];
  readonly resource: Resource;
  readonly #schema: Schema;
  readonly #parents: Parent[] = [];
  /** Within what the server decodes, then throws away before it validates: a new object's status, and what is behind a gate. */
  #isDropped = false;
  /** The rule that is called now: one visit serves all the rules that look at a value. */
  #rule: Rule | undefined;

  constructor(resource: Resource, schema: Schema) {
    this.resource = resource;
    this.#schema = schema;
  }

  /** @param skipped root keys that were judged already. */
  root(typeName: string, skipped: ReadonlySet<string>): void {
    const { root } = this.resource;
    this.#object(root, undefined, '', typeName, skipped);
    this.#call(RULES.objects, root, undefined, '');
  }

  /** Tell the rules that word this fault. */
  fault<F extends keyof Faults>(name: F, fault: Faults[F], node: Node, entry: Entry | undefined, path: string): void {
    const visit = this.#visit(node, entry, path);
    for (const { rule, call } of RULES.faults(name)) {
      this.#rule = rule;
      call(visit, fault);
    }
  }

  #call<N extends Node>(
    listeners: readonly Listener<(visit: Visit<N>) => void>[],
    node: N,
    entry: Entry | undefined,
    path: string,
  ): void {
    let visit: Visit<N> | undefined;
    for (let index = 0; index < listeners.length; index += 1) {
      const listener = listeners[index]!;
      visit ??= this.#visit(node, entry, path);
      this.#rule = listener.rule;
      listener.call(visit);
    }
  }

  #visit<N extends Node>(node: N, entry: Entry | undefined, path: string): Visit<N> {
    const resource = this.resource;
    // Made anew for each visit: V8 keeps a function that is stored in a field, and all it reaches, until a full collection.
    const report = (said: Report): void => void this.findings.push(findingOf(resource, this.#rule!, said));
    return { node, entry, path, resource, schema: this.#schema, parents: this.#parents, report };
  }

  #value(node: Node, entry: Entry | undefined, path: string, type: FieldType): void {
    // The server takes null nearly anywhere as if the field were absent.
    if (node.kind === 'scalar' && node.value === null) return;
    if (type.form === 'scalar' && type.scalar === 'any') return;
    if (type.form === 'object' && node.kind === 'mapping') this.#object(node, entry, path, type.name);
    else if (type.form === 'list' && node.kind === 'sequence') {
      for (let index = 0; index < node.entries.length; index += 1) {
        const item = node.entries[index]!;
        this.#value(isObject(type.of) ? emptied(item) : item, undefined, `${path}[${index}]`, type.of);
      }
    } else if (type.form === 'map' && node.kind === 'mapping') {
      for (const child of node.entries) {
        // Of labels and other maps of text: a path costs more than the look.
        if (this.#isUnread(child.value, type.of)) continue;
        this.#value(child.value, child, keyPath(path, child.key.text), type.of);
      }
    } else if (type.form === 'enum' && node.kind === 'scalar' && typeof node.value === 'string') {
      // '' stands for an absent value too.
      const isKnown = node.value === '' || type.values.includes(node.value) || this.#isDropped;
      if (!isKnown) this.fault('bad-enum', { values: type.values }, node, entry, path);
    } else if (isByteList(node, type)) {
      // Go reads a list of numbers as bytes.
    } else if (type.form === 'scalar' && node.kind === 'scalar' && isTyped(node, type.scalar)) {
      this.#scalar(node, entry, path, type.scalar);
    } else this.fault('wrong-type', { expected: type }, node, entry, path);
  }

  /** Whether a value is as it should be, and no rule looks at its like. */
  #isUnread(node: Node, type: FieldType): boolean {
    if (node.kind !== 'scalar' || type.form !== 'scalar') return false;
    return RULES.scalars(type.scalar).length === 0 && isTyped(node, type.scalar);
  }

  #scalar(node: ScalarNode, entry: Entry | undefined, path: string, scalar: Scalar): void {
    this.#call(RULES.scalars(scalar), node, entry, path);
  }

  #object(
    node: MappingNode,
    entry: Entry | undefined,
    path: string,
    typeName: string,
    skipped?: ReadonlySet<string>,
  ): void {
    const type = this.#schema.type(typeName);
    this.#parents.push({ type: typeName, node, path });
    const isWithin = this.#isDropped;
    const since = GATED.get(typeName);
    if (since && !isSince(this.#schema.version, since)) this.#isDropped = true;
    let absent: string[] | undefined;
    for (const child of node.entries) {
      const name = child.key.text;
      if (skipped?.has(name)) continue;
      if (path === '') this.#isDropped = name === 'status';
      const field = type.fields.get(name);
      if (!field) {
        absent ??= absentFrom(node, type);
        this.#unknown(child, absent, type, node, entry, path);
      }
      // Most fields: they need no path.
      else if (!this.#isUnread(child.value, field.type))
        this.#value(child.value, child, fieldPath(path, name), field.type);
    }
    if (path === '') this.#isDropped = false;
    if (!this.#isDropped) this.#required(node, entry, path, type, skipped);
    this.#parents.pop();
    if (!this.#isDropped) this.#call(RULES.visitors(typeName), node, entry, path);
    this.#isDropped = isWithin;
  }

  #unknown(
    child: Entry,
    absent: readonly string[],
    type: ObjectType,
    node: MappingNode,
    entry: Entry | undefined,
    path: string,
  ): void {
    const before = this.findings.length;
    const name = child.key.text;
    const where = habitOf(name, type) ? undefined : placeOf(this.#visit(node, entry, path), child, type);
    const meant = where?.isEmpty ? undefined : meantField(name, type, absent);
    const place = meant === undefined ? where : undefined;
    this.fault('unknown-field', { entry: child, type, meant, place }, node, entry, path);
    const slip = meant ?? (place?.into && place);
    if (!slip) return;
    this.slips.set(child, slip);
    this.ofSlips.push(...this.findings.slice(before));
  }

  #required(
    node: MappingNode,
    entry: Entry | undefined,
    path: string,
    type: ObjectType,
    skipped: ReadonlySet<string> | undefined,
  ): void {
    for (const name of type.required) {
      if (skipped?.has(name)) continue;
      const value = entryOf(node, name)?.value;
      if (!value || isEmpty(value, type.fields.get(name)!.type))
        this.fault('missing-field', { field: name, type }, node, entry, path);
    }
  }
}

/** What the server's validation calls a missing value: null, and '' and [] where they are of the right type. */
function isEmpty(node: Node, type: FieldType): boolean {
  if (node.kind !== 'scalar') return node.kind === 'sequence' && node.entries.length === 0 && type.form === 'list';
  if (node.value !== '') return node.value === null;
  return type.form === 'enum' || (type.form === 'scalar' && isTyped(node, type.scalar));
}

function isObject(type: FieldType): boolean {
  return type.form === 'object';
}

/** A null in a list of objects is an object without fields to the server. */
function emptied(node: Node): Node {
  if (node.kind !== 'scalar' || node.value !== null) return node;
  return { kind: 'mapping', entries: [], flow: false, range: node.range };
}

function isByteList(node: Node, type: FieldType): boolean {
  if (type.form !== 'scalar' || type.scalar !== 'base64' || node.kind !== 'sequence') return false;
  return node.entries.every((item) => item.kind === 'scalar' && typeof item.value === 'number');
}

/** Classes of rules in which a text may be a placeholder: elsewhere it may be meant as a shell variable. */
const STOOD_IN = /schema|server|advice/;

/** What a rule says of an object, with all that the rule itself stands for. */
export function findingOf(resource: Resource, rule: Rule, report: Report): Finding {
  const object = resource.name ? `${resource.kind}/${resource.name}` : resource.kind;
  return {
    file: resource.file.path,
    rule: rule.id,
    class: rule.class,
    severity: rule.severity,
    ...(object && { object }),
    ...report,
    ...(STOOD_IN.test(rule.class) && standIn(resource.file.text, report, rule.id)),
  };
}
