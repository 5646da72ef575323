import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { called, qualifiedPlural, RESOURCES, type Resource } from '../kinds.ts';
import { TableText } from '../print/table.ts';

const HEADINGS = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];

export const apiResources: Command = {
  usage: 'kubectl api-resources [--api-group=GROUP] [--namespaced=true|false] [-o name]',
  flags: '--api-group= --namespaced --no-headers -o,--output= --sort-by=',
  others: '--cached --show-managed-fields | --categories= --verbs=',
  run: async ({ flags, operands, shell }) => {
    if (operands.length > 0) throw new Failure(`error: unexpected arguments: [${operands.join(' ')}]`);
    const format = flags.text('--output') ?? '';
    if (!['', 'name', 'wide'].includes(format)) throw new Failure(`error: --output ${format} is not available`);
    const group = flags.text('--api-group');
    const scope = flags.text('--namespaced');
    const shown = RESOURCES.filter(
      (resource) =>
        (group === undefined || resource.group === group) &&
        (scope === undefined || String(resource.isNamespaced) === scope),
    ).sort((a, b) => (keyOf(a, flags.text('--sort-by')) < keyOf(b, flags.text('--sort-by')) ? -1 : 1));
    if (format === 'name') return void shell.out(shown.map((resource) => `${qualifiedPlural(resource)}\n`).join(''));
    const rows = shown.map(({ plural, names, apiVersion, isNamespaced, kind }) => {
      const short = names.filter((name) => name !== plural && name !== kind.toLowerCase());
      return [plural, short.join(','), apiVersion, String(isNamespaced), kind];
    });
    shell.out(new TableText().lines([...(flags.isOn('--no-headers') ? [] : [HEADINGS]), ...rows]));
    return 0;
  },
};

function keyOf(resource: Resource, field: string | undefined): string {
  if (field === 'kind') return resource.kind;
  return field === 'name' ? resource.plural : `${resource.group} ${called(resource, '')}`;
}
