import type { KubeObject } from '../../cluster/engine.ts';
import type { Call } from '../command.ts';
import { Failure, NotSimulated } from '../failure.ts';
import { goLiteral, goText, render, valuesAt } from '../jsonpath/evaluate.ts';
import { type Path, parseRelaxed, parseTemplate } from '../jsonpath/parse.ts';
import { called, type Resource } from '../kinds.ts';
import type { Selected } from '../select.ts';
import { TableText } from './table.ts';
import { toYaml } from './yaml.ts';

/** The formats of `-o` besides tables. */
const FORMATS = ['json', 'yaml', 'name', 'jsonpath', 'jsonpath-as-json', 'custom-columns'] as const;
const NOT_SIMULATED =
  /^(go-template|go-template-file|template|templatefile|jsonpath-file|custom-columns-file|kyaml)(=|$)/;
const ALLOWED =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml';

/** How `-o` wants objects printed. */
export interface Format {
  readonly name: (typeof FORMATS)[number];
  /** What follows `=`. */
  readonly template: string;
}

/**
 * The format that `-o` asks for, undefined for a table or for the command's own line.
 * @param tables formats that the command has besides: `wide`
 * @throws Failure in kubectl's words
 */
export function formatOf({ flags, command }: Call, tables: readonly string[] = []): Format | undefined {
  const text = flags.text('--output');
  if (!text || tables.includes(text)) return undefined;
  const [, name = '', template = ''] = /^([^=]*)=?(.*)$/s.exec(text)!;
  if (NOT_SIMULATED.test(text)) throw new NotSimulated(`kubectl ${command} -o ${name}`);
  const format = FORMATS.find((one) => one === name);
  const isAllowed = format && (format !== 'custom-columns' || tables.length > 0);
  if (!isAllowed) {
    const allowed =
      tables.length > 0
        ? [...ALLOWED.split(','), 'custom-columns', 'custom-columns-file', 'wide'].sort()
        : ALLOWED.split(',');
    throw new Failure(
      `error: unable to match a printer suitable for the output format "${text}", allowed formats are: ${allowed.join(',')}`,
    );
  }
  if (template === '' && (format.startsWith('jsonpath') || format === 'custom-columns')) {
    throw new Failure(
      format === 'custom-columns'
        ? 'error: custom-columns format specified but no custom columns given'
        : 'error: template format specified but no template given',
    );
  }
  return { name: format, template };
}

/**
 * Print objects in a format. One object that was asked for by its name is printed alone, others as a list.
 * @throws Failure in kubectl's words for a template that cannot be read or does not fit
 */
export function printed(format: Format, selected: readonly Selected[], isAlone: boolean, showsHeadings = true): string {
  const objects = selected.map(({ object }) => object);
  const whole = () => (isAlone && objects.length === 1 ? objects[0]! : listOf(objects));
  switch (format.name) {
    case 'name':
      return selected.map(({ resource, object }) => `${called(resource, object.metadata.name)}\n`).join('');
    case 'json':
      return `${toJson(whole())}\n`;
    case 'yaml':
      return toYaml(whole());
    case 'custom-columns':
      return customColumns(format.template, objects, showsHeadings);
    default:
      return byTemplate(format, whole());
  }
}

/** One object in a format, as commands print what they have changed. */
export function printedOne(format: Format, resource: Resource, object: KubeObject): string {
  return printed(format, [{ resource, object }], true);
}

function listOf(items: readonly KubeObject[]): object {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

/** Go writes what HTML gives a meaning to as escapes. */
function toJson(value: unknown): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(inOrder(value), undefined, 4).replace(/[<>&\u2028\u2029]/g, escaped);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]));
}

function byTemplate({ name, template }: Format, whole: unknown): string {
  let blocks: ReturnType<typeof parseTemplate>;
  try {
    blocks = parseTemplate(template);
  } catch (error) {
    throw new Failure(`error: error parsing jsonpath ${template}, ${(error as Error).message}`);
  }
  try {
    if (name === 'jsonpath') return render(whole, blocks);
    const values = blocks.flatMap((block) =>
      block.is === 'paths'
        ? block.paths.flatMap((path) => ('path' in path ? valuesAt(whole, path.path) : [path.value]))
        : [],
    );
    return `${toJson(values)}\n`;
  } catch (error) {
    throw new Failure(
      `error: error executing jsonpath "${template}": Error executing template: ${(error as Error).message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goLiteral(whole)}\n\n`,
    );
  }
}

/** A table whose columns the command line names: `NAME:.metadata.name,IMAGE:.spec.containers[*].image`. */
function customColumns(spec: string, objects: readonly KubeObject[], showsHeadings: boolean): string {
  const columns = spec.split(',').map((text) => {
    const at = text.indexOf(':');
    if (at < 0) {
      throw new Failure(`error: unexpected custom-columns spec: ${text}, expected <header>:<json-path-expr>`);
    }
    try {
      return { heading: text.slice(0, at), path: parseRelaxed(text.slice(at + 1)) };
    } catch (error) {
      throw new Failure(`error: ${(error as Error).message}`);
    }
  });
  const cell = (object: KubeObject, path: Path): string => {
    try {
      const values = valuesAt(object, path);
      return values.length === 0 ? '<none>' : values.map((value) => goText(value).replaceAll('\n', '\\n')).join(',');
    } catch (error) {
      throw new Failure(`error: ${(error as Error).message}`);
    }
  };
  const rows = objects.map((object) => columns.map(({ path }) => cell(object, path)));
  return new TableText().lines([...(showsHeadings ? [columns.map(({ heading }) => heading)] : []), ...rows]);
}
