import type { KubeObject } from '../../cluster/engine.ts';
import { change } from '../change.ts';
import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { readPairs } from '../pairs.ts';
import { report } from '../report.ts';
import { select } from '../select.ts';

interface Variable {
  readonly name: string;
  readonly value?: string;
}
interface PodSpec {
  readonly containers?: readonly { readonly name: string; readonly env?: readonly Variable[] }[];
}

export const setEnv: Command = {
  usage: 'kubectl set env (-f FILENAME | TYPE NAME) [-c CONTAINER] KEY_1=VAL_1 ... KEY_N-',
  flags: '-c,--containers= -f,--filename= -l,--selector= --all -o,--output=',
  others:
    '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys --overwrite | -e,--env= --from= --keys= --list --prefix= --resolve --dry-run=(unchanged) -k,--kustomize= --local --template=',
  run: async (call) => {
    const { resources, set } = readPairs(call, 'env');
    if (set.size === 0) throw new Failure('error: at least one environment variable must be provided');
    const { selected, missing } = await select({ ...call, operands: resources });
    const wanted = call.flags.text('--containers') ?? '*';
    for (const { resource, object } of selected) {
      const isChanged = await change(call, object, withVariables(object, set, wanted));
      if (isChanged) await report(call, resource, object, 'env updated');
    }
    if (missing.length > 0) throw joined(missing);
    return 0;
  },
};

function withVariables(object: KubeObject, set: ReadonlyMap<string, string | null>, wanted: string): KubeObject {
  const spec = object.spec as PodSpec & { template?: { spec: PodSpec } };
  const changed = ({ containers = [], ...others }: PodSpec): PodSpec => ({
    ...others,
    containers: containers.map((one) =>
      wanted === '*' || one.name === wanted ? { ...one, ...envOf(one.env, set) } : one,
    ),
  });
  const { template } = spec;
  return {
    ...object,
    spec: template ? { ...spec, template: { ...template, spec: changed(template.spec) } } : changed(spec),
  };
}

function envOf(env: readonly Variable[] = [], set: ReadonlyMap<string, string | null>): { env?: Variable[] } {
  const kept = env.flatMap((variable): Variable[] => {
    const value = set.get(variable.name);
    if (value === undefined) return [variable];
    return value === null ? [] : [{ name: variable.name, value }];
  });
  const added = [...set].flatMap(([name, value]): Variable[] =>
    value === null || env.some((variable) => variable.name === name) ? [] : [{ name, value }],
  );
  return { env: [...kept, ...added] };
}
