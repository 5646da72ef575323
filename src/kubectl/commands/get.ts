import type { KubeObject } from '../../cluster/engine.ts';
import type { Call, Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { goText, valuesAt } from '../jsonpath/evaluate.ts';
import { parseRelaxed } from '../jsonpath/parse.ts';
import { called, type Resource } from '../kinds.ts';
import { snapshot } from '../objects.ts';
import { columnsOf, labelColumns } from '../print/columns.ts';
import { formatOf, printed } from '../print/output.ts';
import { type Column, cellText, TableText } from '../print/table.ts';
import { chooser, type Selected, type Selection, select } from '../select.ts';
import { changes } from '../watch.ts';

const NOTHING_GIVEN = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

const DEPRECATED = 'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n';

export const get: Command = {
  usage:
    'kubectl get (TYPE[,TYPE...] [NAME... | -l label] | TYPE/NAME...) [-o json|yaml|wide|name|jsonpath=...|custom-columns=...] [-w]',
  flags:
    '-f,--filename= -o,--output= -l,--selector= --field-selector= -L,--label-columns= --show-labels --show-kind --no-headers --ignore-not-found --sort-by= -w,--watch --watch-only',
  others:
    '--chunk-size= --server-print --show-managed-fields --allow-missing-template-keys -R,--recursive | -A,--all-namespaces -k,--kustomize= --output-watch-events --raw= --subresource= --template=',
  run: async (call) => {
    const { flags, shell } = call;
    const format = formatOf(call, ['wide']);
    const selection = await select(call, NOTHING_GIVEN);
    const { missing, resources } = selection;
    const ignoresMissing = flags.isOn('--ignore-not-found');
    const failures = ignoresMissing ? [] : missing;
    if (resources.some(({ kind }) => kind === 'Endpoints')) shell.error(DEPRECATED);
    if (flags.isOn('--watch') || flags.isOn('--watch-only')) return await watch(call, selection, failures);
    const selected = sorted(selection.selected, flags.text('--sort-by'));
    if (format) {
      const isAlone = selection.isNamed && resources.length === 1;
      const isSilent = selected.length === 0 && selection.isNamed;
      if (!isSilent) shell.out(printed(format, selected, isAlone, !flags.isOn('--no-headers')));
    } else if (selected.length > 0) shell.out(tables(call, selected, resources, selection.objects.now));
    else if (failures.length === 0 && !ignoresMissing) shell.error(nothingFound(resources, call));
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

function nothingFound(resources: readonly Resource[], { workspace }: Call): string {
  const isNamespaced = resources.every((resource) => resource.isNamespaced);
  return isNamespaced ? `No resources found in ${workspace.namespace} namespace.\n` : 'No resources found\n';
}

/** A table a kind, with an empty line between two. */
function tables(call: Call, selected: readonly Selected[], resources: readonly Resource[], now: number): string {
  const isMixed = new Set(selected.map(({ resource }) => resource.kind)).size > 1;
  const groups: Selected[][] = [];
  for (const one of selected) {
    const last = groups.at(-1);
    if (last && last[0]!.resource.kind === one.resource.kind) last.push(one);
    else groups.push([one]);
  }
  const asksForMany = new Set(resources.map(({ kind }) => kind)).size > 1;
  const showsKind = isMixed || asksForMany || call.flags.isOn('--show-kind');
  const showsHeadings = !call.flags.isOn('--no-headers');
  return groups
    .map((group) => {
      const layout = layoutOf(call, group[0]!.resource);
      const rows = group.map(({ object }) => rowOf(layout, object, now, showsKind));
      return new TableText().lines([...(showsHeadings ? [headingsOf(layout)] : []), ...rows]);
    })
    .join(showsHeadings ? '\n' : '');
}

/** The columns of a kind's table that the flags ask for. */
interface Layout {
  readonly resource: Resource;
  readonly columns: readonly Column[];
}

function layoutOf({ flags }: Call, resource: Resource): Layout {
  const columns = [
    ...columnsOf(resource.kind, flags.text('--output') === 'wide'),
    ...labelColumns(flags.list('--label-columns'), flags.isOn('--show-labels')),
  ];
  return { resource, columns };
}

const headingsOf = ({ columns }: Layout): string[] => columns.map(({ heading }) => heading);

function rowOf({ columns, resource }: Layout, object: KubeObject, now: number, showsKind: boolean): string[] {
  return columns.map(({ heading, cell }) => {
    const text = cellText(cell(object, now));
    return showsKind && heading === 'NAME' ? called(resource, text) : text;
  });
}

/** By the value at a path; objects without one come first. @throws Failure in kubectl's words */
function sorted(selected: readonly Selected[], field: string | undefined): readonly Selected[] {
  if (!field) return selected;
  const fieldOf = ({ object }: Selected) => valuesAt(object, parseRelaxed(field))[0];
  if (selected.length > 0 && selected.every((one) => fieldOf(one) === undefined)) {
    throw new Failure(
      `error: couldn't find any field with path "{${field.replace(/^\{?\.?/, '.').replace(/\}$/, '')}}" in the list of objects`,
    );
  }
  return [...selected].sort((a, b) => {
    const [one, other] = [fieldOf(a), fieldOf(b)];
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    const [left, right] = [one, other].map((value) => (value === undefined ? '' : goText(value))) as [string, string];
    return left < right ? -1 : Number(left > right);
  });
}

/** Print what is there, then every change, until Ctrl-C. */
async function watch(
  call: Call,
  { selected, resources, isNamed }: Selection,
  failures: readonly Failure[],
): Promise<number> {
  const { shell, workspace, flags } = call;
  if (resources.length > 1) {
    throw new Failure('error: you may only specify a single resource type');
  }
  if (failures.length > 0) throw joined(failures);
  const format = formatOf(call, ['wide']);
  const [resource] = resources as [Resource];
  const layout = layoutOf(call, resource);
  const text = new TableText();
  let needsHeadings = !flags.isOn('--no-headers');
  const print = (object: KubeObject, now: number) => {
    if (format) return shell.out(printed(format, [{ resource, object }], true, needsHeadings));
    const rows = [rowOf(layout, object, now, flags.isOn('--show-kind'))];
    shell.out(text.lines(needsHeadings ? [headingsOf(layout), ...rows] : rows));
    needsHeadings = false;
  };
  const seen = changes(call, resource.kind);
  const { now } = await snapshot(workspace);
  if (!flags.isOn('--watch-only') && selected.length > 0) {
    if (format) for (const { object } of selected) print(object, now);
    else {
      const rows = selected.map(({ object }) => rowOf(layout, object, now, flags.isOn('--show-kind')));
      shell.out(text.lines(needsHeadings ? [headingsOf(layout), ...rows] : rows));
      needsHeadings = false;
    }
  }
  const isWanted = wanted(call, selected, resource, isNamed);
  for await (const object of seen) if (isWanted(object)) print(object, workspace.now());
  return 0;
}

/** Which changes a watch is about. */
function wanted({ flags }: Call, selected: readonly Selected[], resource: Resource, isNamed: boolean) {
  if (isNamed)
    return ({ metadata }: KubeObject) => selected.some(({ object }) => object.metadata.name === metadata.name);
  return chooser(resource, flags.text('--selector') ?? '', flags.text('--field-selector') ?? '');
}
