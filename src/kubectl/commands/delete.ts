import type { Call, Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { manifestsOf, objectsIn } from '../files.ts';
import { called, qualifiedPlural, resourceNamed } from '../kinds.ts';
import { parseDuration } from '../print/duration.ts';
import { requireChosen, type Selected, select } from '../select.ts';
import { until, WEEK_MS } from '../watch.ts';

const WITHOUT_WAITING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

export const deletion: Command = {
  usage: 'kubectl delete (-f FILENAME | TYPE [NAME... | -l label | --all]) [--now] [--ignore-not-found] [--wait=false]',
  flags:
    '-f,--filename= -l,--selector= --field-selector= --all --ignore-not-found --now --grace-period= --cascade=(background) --force --wait --timeout= -o,--output=',
  others: '-R,--recursive | -A,--all-namespaces --dry-run=(unchanged) -i,--interactive -k,--kustomize= --raw=',
  run: async (call) => {
    const { flags, shell, workspace } = call;
    const grace = graceOf(call);
    const propagationPolicy = policyOf(call);
    const { selected, missing, isNamed } = await select(call);
    requireChosen(call, isNamed);
    if (grace === 0) shell.error(WITHOUT_WAITING);
    const ignores = flags.isOn('--ignore-not-found');
    const failures = ignores ? [] : ((await missingInFiles(call, selected)) ?? missing);
    for (const { resource, object } of ignores ? onceEach(selected) : selected) {
      // Only containers take time to end.
      const gracePeriod = grace === undefined || resource.kind !== 'Pod' ? {} : { gracePeriodSeconds: grace };
      await workspace.remove(
        { kind: resource.kind, name: object.metadata.name },
        { propagationPolicy, ...gracePeriod },
      );
      shell.out(line(call, { resource, object }, grace));
    }
    if (selected.length === 0 && failures.length === 0 && !isNamed) shell.out('No resources found\n');
    if (flags.isOn('--wait', grace !== 0)) await waitUntilGone(call, selected);
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

/** Without what an earlier file has as well: it is gone by then. */
function onceEach(selected: readonly Selected[]): Selected[] {
  return [...new Map(selected.map((one) => [one.object.metadata.uid, one])).values()];
}

/** The objects that files name and that are not there, as kubectl says it of files; undefined where none are given. */
async function missingInFiles(call: Call, selected: readonly Selected[]): Promise<Failure[] | undefined> {
  const manifests = await manifestsOf(call);
  if (manifests.length === 0) return undefined;
  const failures: Failure[] = [];
  for (const manifest of manifests) {
    for (const { kind, metadata } of await objectsIn(call, [manifest])) {
      const { name } = metadata;
      if (selected.some(({ resource, object }) => resource.kind === kind && object.metadata.name === name)) continue;
      const what = `error when deleting "${manifest.source}": ${qualifiedPlural(resourceNamed(kind))} "${name}"`;
      failures.push(new Failure(`Error from server (NotFound): ${what} not found`));
    }
  }
  return failures;
}

/** How long containers have to end; undefined for as long as their Pods say. @throws Failure in kubectl's words */
function graceOf({ flags }: Call): number | undefined {
  const given = flags.number('--grace-period');
  if (flags.isOn('--now')) {
    if (given !== undefined && given !== -1)
      throw new Failure('error: --now and --grace-period cannot be specified together');
    return 1;
  }
  if (flags.isOn('--force')) return given === undefined || given < 0 ? 0 : given;
  // Without --force, kubectl waits for what ends at once.
  return given === undefined || given < 0 ? undefined : Math.max(1, given);
}

const POLICIES = { background: 'Background', foreground: 'Foreground', orphan: 'Orphan' } as const;

/** What becomes of what the objects own. @throws Failure in kubectl's words */
function policyOf({ flags, shell }: Call): (typeof POLICIES)[keyof typeof POLICIES] {
  const given = flags.text('--cascade') ?? 'background';
  const formerly = { true: 'background', false: 'orphan' }[given];
  if (formerly !== undefined) {
    shell.error(
      `warning: --cascade=${given} is deprecated (boolean value) and can be replaced with --cascade=${formerly}.\n`,
    );
  }
  const cascade = formerly ?? given;
  if (Object.hasOwn(POLICIES, cascade)) return POLICIES[cascade as keyof typeof POLICIES];
  throw new Failure(`error: invalid cascade value (${given}). Must be "background", "foreground", or "orphan"`);
}

function line({ flags, workspace }: Call, { resource, object }: Selected, grace: number | undefined): string {
  const name = called(resource, object.metadata.name);
  if (flags.text('--output') === 'name') return `${name}\n`;
  const [type] = name.split('/');
  const did = grace === 0 ? 'force deleted' : 'deleted';
  return `${type} "${object.metadata.name}" ${did} from ${workspace.namespace} namespace\n`;
}

async function waitUntilGone({ workspace, shell, flags }: Call, selected: readonly Selected[]): Promise<void> {
  const timeout = parseDuration(flags.text('--timeout') ?? '0') || WEEK_MS;
  for (const { resource, object } of selected) {
    const isGone = async () => {
      const present = await workspace.list({ kind: resource.kind });
      return !present.some(({ metadata }) => metadata.uid === object.metadata.uid);
    };
    if ((await until(workspace, isGone, timeout, shell.signal)) || shell.signal.aborted) continue;
    throw new Failure(`error: timed out waiting for the condition on ${resource.plural}/${object.metadata.name}`);
  }
}
