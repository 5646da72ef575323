import type { Call, Command } from '../command.ts';
import { Failure, joined, NotSimulated } from '../failure.ts';
import { manifestsOf } from '../files.ts';
import { resourceOf } from '../kinds.ts';
import { requireOwnNamespace } from '../namespace.ts';
import { report } from '../report.ts';

const OTHERS =
  '--field-manager= --validate=(strict) --show-managed-fields --allow-missing-template-keys --save-config -R,--recursive --windows-line-endings --openapi-patch --overwrite --wait';

export const apply: Command = {
  usage: 'kubectl apply -f FILENAME',
  flags: '-f,--filename= -o,--output=',
  others: `${OTHERS} | --all --cascade=(background) --dry-run=(unchanged) --force --force-conflicts --grace-period= -k,--kustomize= --prune --prune-allowlist= -l,--selector= --server-side --subresource= --template= --timeout=`,
  run: (call) => make(call, false),
};

export const create: Command = {
  usage: 'kubectl create -f FILENAME',
  flags: '-f,--filename= -o,--output=',
  others: `${OTHERS} | --dry-run=(unchanged) --edit -k,--kustomize= --raw= -l,--selector= --template=`,
  run: (call) => {
    if (call.operands[0] !== undefined) throw new NotSimulated(`kubectl create ${call.operands[0]}`);
    return make(call, true);
  },
};

/** Apply or create what the files define; what is refused does not hold up the rest. */
async function make(call: Call, isCreation: boolean): Promise<number> {
  requireOwnNamespace(call);
  const { workspace, operands, command } = call;
  if (operands.length > 0)
    throw new Failure(
      `error: Unexpected args: [${operands.join(' ')}]\nSee 'kubectl ${command} -h' for help and examples`,
    );
  const manifests = await manifestsOf(call);
  if (manifests.length === 0) throw new Failure('error: must specify one of -f and -k');
  const failures: Failure[] = [];
  for (const { source, manifest } of manifests) {
    const isNamespaceGiven = call.flags.text('--namespace') !== undefined;
    const { applied, rejections } = await workspace.applyObjects(manifest, { source, isCreation, isNamespaceGiven });
    for (const { object, did, isUnrecorded } of applied) {
      const resource = resourceOf(object.kind);
      if (isUnrecorded && !isCreation) call.shell.error(unrecorded(`${resource.plural}/${object.metadata.name}`));
      await report(call, resource, object, did);
    }
    failures.push(...rejections.map(({ message }) => new Failure(message)));
  }
  if (failures.length > 0) throw joined(failures);
  return 0;
}

const unrecorded = (name: string) =>
  `Warning: resource ${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
