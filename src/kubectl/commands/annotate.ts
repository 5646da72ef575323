import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { readPairs } from '../pairs.ts';
import { report } from '../report.ts';
import { requireChosen, select } from '../select.ts';

export const annotate: Command = {
  usage: 'kubectl annotate [--overwrite] (-f FILENAME | TYPE NAME | TYPE -l label) KEY_1=VAL_1 ... KEY_N-',
  flags: '--overwrite -f,--filename= -l,--selector= --field-selector= --all -o,--output=',
  others:
    '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys | --list -A,--all-namespaces --dry-run=(unchanged) -k,--kustomize= --local --resource-version= --template=',
  run: async (call) => {
    const { flags, shell, workspace } = call;
    const { resources, set } = readPairs(call, 'annotation');
    if (set.size === 0) throw new Failure('error: at least one annotation update is required');
    const { selected, missing, isNamed } = await select({ ...call, operands: resources });
    requireChosen(call, isNamed);
    const failures = [...missing];
    for (const { resource, object } of selected) {
      const { name, annotations = {} } = object.metadata;
      const kept = [...set].filter(([key, value]) => value !== null && (annotations[key] ?? value) !== value);
      if (kept.length > 0 && !flags.isOn('--overwrite')) {
        const said = kept.map(([key]) => `'${key}' already has a value (${annotations[key]})`).join('; ');
        failures.push(
          new Failure(`error: --overwrite is false but found the following declared annotation(s): ${said}`),
        );
        continue;
      }
      for (const [key, value] of set) {
        if (value === null && !(key in annotations)) shell.out(`annotation "${key}" not found.\n`);
      }
      const changed = [...set].filter(([key, value]) => (value ?? undefined) !== annotations[key]);
      if (changed.length > 0) {
        await workspace.patch(
          { kind: resource.kind, name },
          { metadata: { annotations: Object.fromEntries(changed) } },
        );
      }
      await report(call, resource, object, 'annotated');
    }
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};
