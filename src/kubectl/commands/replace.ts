import { change } from '../change.ts';
import type { Command } from '../command.ts';
import { Failure, joined, notFound } from '../failure.ts';
import { manifestsOf, objectsIn } from '../files.ts';
import { qualifiedPlural, resourceNamed } from '../kinds.ts';
import { report } from '../report.ts';

/** What the server keeps of a Service where the new one does not name it. */
const KEPT = [
  'clusterIP',
  'clusterIPs',
  'ipFamilies',
  'ipFamilyPolicy',
  'internalTrafficPolicy',
  'sessionAffinity',
  'type',
];

export const replace: Command = {
  usage: 'kubectl replace -f FILENAME',
  flags: '-f,--filename= -o,--output=',
  others:
    '--field-manager= --validate=(strict) --save-config -R,--recursive --show-managed-fields --allow-missing-template-keys | --cascade=(background) --dry-run=(unchanged) --force --grace-period= -k,--kustomize= --raw= --subresource= --template= --timeout= --wait',
  run: async (call) => {
    const manifests = await manifestsOf(call);
    if (manifests.length === 0) throw new Failure('error: must specify one of -f and -k');
    const failures: Failure[] = [];
    for (const desired of await objectsIn(call, manifests)) {
      const resource = resourceNamed(desired.kind);
      const { name } = desired.metadata;
      const before = (await call.workspace.list({ kind: desired.kind })).find(({ metadata }) => metadata.name === name);
      if (!before) {
        failures.push(notFound(qualifiedPlural(resource), name));
        continue;
      }
      const { labels, annotations } = desired.metadata;
      const own = Object.fromEntries(
        Object.entries({ labels, annotations }).filter(([, value]) => value !== undefined),
      );
      const { labels: _labels, annotations: _annotations, ...identity } = before.metadata;
      const spec = desired.kind === 'Service' ? { spec: { ...kept(before.spec), ...(desired.spec as object) } } : {};
      const status = before.status === undefined ? {} : { status: before.status };
      await change(call, before, {
        ...desired,
        ...spec,
        ...status,
        metadata: { ...identity, ...own },
      } as typeof before);
      await report(call, resource, before, 'replaced');
    }
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

function kept(spec: unknown): object {
  return Object.fromEntries(Object.entries((spec ?? {}) as object).filter(([key]) => KEPT.includes(key)));
}
