import { LABEL_VALUE } from '../../cluster/embedded/words/formats.ts';
import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { readPairs } from '../pairs.ts';
import { report } from '../report.ts';
import { requireChosen, select } from '../select.ts';

/** What kubectl calls a change, by whether something was set and something taken away. */
const DID = { both: 'modified', set: 'labeled', removed: 'unlabeled', none: 'not labeled' } as const;

export const label: Command = {
  usage: 'kubectl label [--overwrite] (-f FILENAME | TYPE NAME | TYPE -l label) KEY_1=VAL_1 ... KEY_N-',
  flags: '--overwrite --list -f,--filename= -l,--selector= --field-selector= --all -o,--output=',
  others:
    '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys | -A,--all-namespaces --dry-run=(unchanged) -k,--kustomize= --local --resource-version= --template=',
  run: async (call) => {
    const { flags, shell, workspace } = call;
    const { resources, set } = readPairs(call, 'label');
    if (set.size === 0 && !flags.isOn('--list')) throw new Failure('error: at least one label update is required');
    requireValues(set);
    const { selected, missing, isNamed } = await select({ ...call, operands: resources });
    requireChosen(call, isNamed);
    const failures = [...missing];
    for (const { resource, object } of selected) {
      const { name, labels = {} } = object.metadata;
      if (flags.isOn('--list')) {
        shell.out(listed(labels, selected.length === 1 ? undefined : `${resource.kind}.${resource.group}/${name}`));
        continue;
      }
      const kept = [...set].filter(([key, value]) => value !== null && key in labels && labels[key] !== value);
      if (kept.length > 0 && !flags.isOn('--overwrite')) {
        const said = kept.map(([key]) => `'${key}' already has a value (${labels[key]}), and --overwrite is false`);
        failures.push(new Failure(`error: ${said.length === 1 ? said[0] : `[${said.join(', ')}]`}`));
        continue;
      }
      for (const [key, value] of set) if (value === null && !(key in labels)) shell.out(`label "${key}" not found.\n`);
      const changed = [...set].filter(([key, value]) => (value === null ? key in labels : labels[key] !== value));
      if (changed.length > 0) {
        const body = { metadata: { labels: Object.fromEntries(changed) } };
        await workspace.patch({ kind: resource.kind, name }, body);
      }
      await report(call, resource, object, didOf(changed));
    }
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

/** kubectl itself looks at the values. @throws Failure */
function requireValues(set: ReadonlyMap<string, string | null>): void {
  for (const [key, value] of set) {
    if (value === null || (value.length <= 63 && /^(([A-Za-z0-9][-\w.]*)?[A-Za-z0-9])?$/.test(value))) continue;
    const why = value.length > 63 ? 'must be no more than 63 bytes' : LABEL_VALUE;
    throw new Failure(`error: invalid label value: "${key}=${value}": ${why}`);
  }
}

function didOf(changed: readonly (readonly [string, string | null])[]): string {
  const isSet = changed.some(([, value]) => value !== null);
  const isRemoved = changed.some(([, value]) => value === null);
  return DID[isSet && isRemoved ? 'both' : isSet ? 'set' : isRemoved ? 'removed' : 'none'];
}

function listed(labels: Readonly<Record<string, string>>, title: string | undefined): string {
  const lines = Object.entries(labels).map(([key, value]) => `${title ? ' ' : ''}${key}=${value}\n`);
  return `${title ? `Listing labels for ${title}:\n` : ''}${lines.join('')}`;
}
