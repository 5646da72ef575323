import { merged, mergedStrategically, patchedByOperations } from '../../cluster/embedded/merge.ts';
import type { KubeObject } from '../../cluster/engine.ts';
import { change } from '../change.ts';
import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { report } from '../report.ts';
import { select } from '../select.ts';

const TYPES = ['json', 'merge', 'strategic'];

export const patch: Command = {
  usage: 'kubectl patch (-f FILENAME | TYPE NAME) [--type=strategic|merge|json] -p PATCH',
  flags: '-p,--patch= --type= -f,--filename= -o,--output=',
  others:
    '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys | --dry-run=(unchanged) -k,--kustomize= --local --patch-file= --subresource= --template=',
  run: async (call) => {
    const { flags } = call;
    const text = flags.text('--patch');
    if (text === undefined)
      throw new Failure('error: must specify --patch or --patch-file containing the contents of the patch');
    const type = flags.text('--type') ?? 'strategic';
    if (!TYPES.includes(type)) throw new Failure(`error: --type must be one of [${TYPES.join(' ')}], not "${type}"`);
    const body = await read(text);
    const { selected, missing } = await select(call);
    for (const { resource, object } of selected) {
      const isChanged = await change(call, object, patched(object, body, type));
      await report(call, resource, object, isChanged ? 'patched' : 'patched (no change)');
    }
    if (missing.length > 0) throw joined(missing);
    return 0;
  },
};

/** YAML, of which JSON is a part. @throws Failure */
async function read(text: string): Promise<unknown> {
  const { load } = await import('js-yaml');
  try {
    return load(text);
  } catch (error) {
    throw new Failure(`error: unable to parse "${text}": ${(error as Error).message.split('\n')[0]}`);
  }
}

function patched(object: KubeObject, body: unknown, type: string): KubeObject {
  if (type === 'merge') return merged(object, body) as KubeObject;
  if (type === 'strategic') return mergedStrategically(object, body) as KubeObject;
  try {
    return patchedByOperations(object, body as Parameters<typeof patchedByOperations>[1]) as KubeObject;
  } catch {
    throw new Failure('The request is invalid: the server rejected our request due to an error in our request');
  }
}
