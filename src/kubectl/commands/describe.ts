import type { Command } from '../command.ts';
import { describe as describeObject } from '../describe/index.ts';
import { joined } from '../failure.ts';
import { type Selected, select } from '../select.ts';

const NOTHING =
  'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.';

export const describe: Command = {
  usage: 'kubectl describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [--show-events=false]',
  flags: '-f,--filename= -l,--selector= --show-events',
  others: '--chunk-size= -R,--recursive | -A,--all-namespaces -k,--kustomize=',
  run: async (call) => {
    const { shell, workspace, flags, operands } = call;
    const { selected, missing, resources, objects } = await select(call, NOTHING);
    const [resource] = resources;
    // The beginning of a name will do where there is one name.
    const begun = (): Selected[] =>
      resources.length === 1 && operands.length === 2
        ? objects
            .of(resource!.kind)
            .filter(({ metadata }) => metadata.name.startsWith(operands[1]!))
            .map((object) => ({ resource: resource!, object }))
        : [];
    const found = selected.length > 0 || missing.length === 0 ? selected : begun();
    const texts = found.map(({ object }) => describeObject(object, objects));
    shell.out((flags.isOn('--show-events', true) ? texts : texts.map(withoutEvents)).join('\n\n'));
    const isFound = found.length > 0;
    if (missing.length > 0 && (selected.length > 0 || !isFound)) throw joined(missing);
    if (!isFound) shell.error(`No resources found in ${workspace.namespace} namespace.\n`);
    return 0;
  },
};

/** Events come last. */
function withoutEvents(text: string): string {
  return text.replace(/^Events:.*/ms, '');
}
