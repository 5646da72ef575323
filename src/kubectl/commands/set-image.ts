import type { KubeObject } from '../../cluster/engine.ts';
import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { readPairs } from '../pairs.ts';
import { report } from '../report.ts';
import { select } from '../select.ts';

interface Container {
  readonly name: string;
  readonly image: string;
}
type Lists = Partial<Record<'containers' | 'initContainers', readonly Container[]>>;

export const setImage: Command = {
  usage: 'kubectl set image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ...',
  flags: '-f,--filename= -l,--selector= --all -o,--output=',
  others:
    '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys | --dry-run=(unchanged) -k,--kustomize= --local --template=',
  run: async (call) => {
    const { workspace } = call;
    const { resources, set } = readPairs(call, 'image');
    const { selected, missing } = await select({ ...call, operands: resources });
    if (set.size === 0 && missing.length === 0) throw new Failure('error: at least one image update is required');
    const failures = [...missing];
    for (const { resource, object } of selected) {
      const spec = podSpecOf(object);
      for (const name of set.keys()) {
        const all = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
        if (name !== '*' && !all.some((container) => container.name === name)) {
          failures.push(new Failure(`error: unable to find container named "${name}"`));
        }
      }
      const changed = changedIn(spec, set);
      const target = { kind: resource.kind, name: object.metadata.name };
      for (const { name: container, image } of changed) {
        await workspace.change({ verb: 'setImage', target, container, image });
      }
      if (changed.length > 0) await report(call, resource, object, 'image updated');
    }
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

function podSpecOf({ spec }: KubeObject): Lists {
  const { template } = spec as { template?: { spec: Lists } };
  return template?.spec ?? (spec as Lists);
}

/** The containers that get another image, with that image. */
function changedIn(
  { containers = [], initContainers = [] }: Lists,
  set: ReadonlyMap<string, string | null>,
): Container[] {
  return [...containers, ...initContainers].flatMap(({ name, image }) => {
    const wanted = set.get(name) ?? set.get('*');
    return wanted && wanted !== image ? { name, image: wanted } : [];
  });
}
