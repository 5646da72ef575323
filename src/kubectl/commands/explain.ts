import type { FieldHelp, FieldReference, Resolved } from '@studylog/check/fields';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';

const WIDTH = 80;

export const explain: Command = {
  usage: 'kubectl explain TYPE[.FIELD...] [--recursive] [--api-version=VERSION]',
  flags: '-R,--recursive --api-version=',
  others: '| -o,--output=',
  run: async ({ operands, flags, shell }) => {
    const [path, ...more] = operands;
    if (!path) {
      throw new Failure(
        'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    }
    if (more.length > 0) throw new Failure('error: We accept only this format: explain RESOURCE');
    // The texts of the API are large, and few ask for them.
    const { loadFieldReference, resolveField } = await import('@studylog/check/fields');
    const reference = await loadFieldReference();
    const found = resolveField(path, reference, flags.text('--api-version'));
    if ('missing' in found) {
      if (found.what === 'kind') throw new Failure(`error: the server doesn't have a resource type "${found.missing}"`);
      if (found.what === 'version')
        throw new Failure(`error: couldn't find resource for "${found.missing}, Resource=${path}"`);
      throw new Failure(`error: field "${found.missing}" does not exist`);
    }
    shell.out(explained(found, reference, flags.isOn('--recursive')));
    return 0;
  },
};

/** @see https://github.com/kubernetes/kubectl/blob/v0.36.3/pkg/explain/v2/templates/plaintext.tmpl */
function explained({ apiVersion, kind, fields, below }: Resolved, reference: FieldReference, isDeep: boolean): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const field = fields.at(-1);
  const own = below === undefined ? '' : reference.textOfType(below);
  const texts = field ? [textOf(field), own] : [own];
  const described = texts.filter((text) => text !== '').map((text) => `${text}\n`);
  const list = below === undefined ? '' : fieldList(below, reference, isDeep, 1, [below]);
  return [
    group ? `GROUP:      ${group}\n` : '',
    `KIND:       ${kind}\nVERSION:    ${version}\n\n`,
    field ? `FIELD: ${field.name} <${field.typeName}>\n${enumOf(field)}\n\n` : '',
    `DESCRIPTION:\n${wrapped(described.join('') || '<empty>', 4)}\n`,
    list && `FIELDS:\n${list}`,
    '\n',
  ].join('');
}

/** The values that a field may have; kubectl does not say them of a list's items. */
const valuesOf = ({ type, values }: FieldHelp) => (type.form === 'enum' ? values : []);

function enumOf(field: FieldHelp): string {
  const values = valuesOf(field);
  return values.length > 0 ? `ENUM:${values.map(({ value }) => `\n    ${value || '""'}`).join('')}` : '';
}

/** What the API says of a field, and of each of its values. */
function textOf(field: FieldHelp): string {
  const { description } = field;
  const values = valuesOf(field);
  if (values.length === 0) return description;
  const lines = values.map(({ value, meaning }) => ` - \`"${value}"\` ${meaning}`.trimEnd());
  return [description, '', 'Possible enum values:', ...lines].join('\n');
}

function fieldList(
  owner: string,
  reference: FieldReference,
  isDeep: boolean,
  level: number,
  above: readonly string[],
): string {
  const margin = ' '.repeat(level * 2);
  const fields = [...reference.fields(owner)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return fields
    .map((field) => {
      const values = valuesOf(field).map(({ value }) => value || '""');
      const listed = `${values.slice(0, 4).join(', ')}${values.length > 4 ? ', ....' : ''}`;
      const line = `${margin}${field.name}\t<${field.typeName}>${field.requiredBy === 'schema' ? ' -required-' : ''}`;
      const head = `${line}${values.length > 0 ? `\n${margin}enum: ${listed}` : ''}\n`;
      if (!isDeep) return `${head}${wrapped(textOf(field) || '<no description>', level * 2 + 2)}\n\n`;
      const below = objectBelow(field);
      if (below === undefined || above.includes(below)) return head;
      return head + fieldList(below, reference, isDeep, level + 1, [...above, below]);
    })
    .join('');
}

function objectBelow({ type }: FieldHelp): string | undefined {
  let inner = type;
  while (inner.form === 'list' || inner.form === 'map') inner = inner.of;
  return inner.form === 'object' ? inner.name : undefined;
}

/** Lines that fit, an indentation of `margin` counted. */
function wrapped(text: string, margin: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const rows = [''];
    // A space at the beginning of a line stays there.
    for (const word of line.replace(/^ (?=\S)/, '\u00a0').split(' ')) {
      const last = rows.at(-1)!;
      if (last !== '' && last.length + 1 + word.length > WIDTH - margin) rows.push(word);
      else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return rows;
  });
  return lines.map((line) => ' '.repeat(margin) + line.replace('\u00a0', ' ').trimEnd()).join('\n');
}
