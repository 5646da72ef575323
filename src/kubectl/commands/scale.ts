import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { report } from '../report.ts';
import { select } from '../select.ts';

const SCALED = ['Deployment', 'ReplicaSet'];

export const scale: Command = {
  usage: 'kubectl scale --replicas=COUNT [--current-replicas=COUNT] (-f FILENAME | TYPE NAME)',
  flags: '--replicas= --current-replicas= -f,--filename= -l,--selector= --all -o,--output=',
  others:
    '--timeout= -R,--recursive --show-managed-fields --allow-missing-template-keys | --dry-run=(unchanged) -k,--kustomize= --resource-version= --template=',
  run: async (call) => {
    const { flags, workspace } = call;
    const replicas = flags.number('--replicas');
    if (replicas === undefined) throw new Failure('error: required flag(s) "replicas" not set');
    if (replicas < 0) {
      throw new Failure('error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    }
    const current = flags.number('--current-replicas');
    const { selected, missing } = await select(call);
    if (selected.length + missing.length === 0) throw new Failure('error: no objects passed to scale');
    for (const { resource, object } of selected) {
      const { name } = object.metadata;
      // The server has no scale of other kinds.
      if (!SCALED.includes(resource.kind)) throw notServed();
      const { replicas: before = 1 } = object.spec as { replicas?: number };
      if (current !== undefined && current !== -1 && current !== before) {
        throw new Failure(`error: Expected replicas to be ${current}, was ${before}`);
      }
      await workspace.patch({ kind: resource.kind, name }, { spec: { replicas } });
      await report(call, resource, object, 'scaled');
    }
    if (missing.length > 0) throw joined(missing);
    return 0;
  },
};

function notServed(): Failure {
  return new Failure('Error from server (NotFound): the server could not find the requested resource');
}
