import type { KubeObject } from '../../cluster/engine.ts';
import type { Call, Command } from '../command.ts';
import { templateLines } from '../describe/controllers.ts';
import { Failure, joined } from '../failure.ts';
import { called, qualifiedPlural, type Resource } from '../kinds.ts';
import type { Objects } from '../objects.ts';
import { formatOf, printedOne } from '../print/output.ts';
import { report } from '../report.ts';
import { CHANGE_CAUSE, hasTemplateOf, type Revision, revisionsOf } from '../revisions.ts';
import { select } from '../select.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const FLAGS = '-f,--filename= -l,--selector= -o,--output=';
const OTHERS =
  '--field-manager= -R,--recursive --show-managed-fields --allow-missing-template-keys | --dry-run=(unchanged) -k,--kustomize= --template=';
const NOTHING = 'error: required resource not specified';

interface Target {
  readonly resource: Resource;
  readonly object: KubeObject;
  readonly objects: Objects;
}

/** A command that does something with each Deployment it names. `lacks` is what kubectl says of other kinds. */
function ofDeployments(
  usage: string,
  flags: string,
  lacks: (resource: Resource, name: string) => string,
  work: (call: Call, target: Target) => Promise<void> | void,
): Command {
  return {
    usage: `kubectl rollout ${usage}`,
    flags: `${FLAGS} ${flags}`,
    others: OTHERS,
    run: async (call) => {
      const { selected, missing, objects } = await select(call, NOTHING);
      const failures = [...missing];
      for (const { resource, object } of selected) {
        if (resource.kind !== 'Deployment') {
          failures.push(new Failure(`error: ${lacks(resource, object.metadata.name)}`));
          continue;
        }
        await work(call, { resource, object, objects });
      }
      if (failures.length > 0) throw joined(failures);
      if (selected.length === 0) call.shell.error(`No resources found in ${call.workspace.namespace} namespace.\n`);
      return 0;
    },
  };
}

const groupKind = ({ kind, group }: Resource): string => (group ? `${kind}.${group}` : kind);
const isPaused = ({ spec }: KubeObject): boolean => (spec as { paused?: boolean }).paused === true;

export const rolloutUndo = ofDeployments(
  'undo (TYPE NAME | TYPE/NAME) [--to-revision=N]',
  '--to-revision=',
  (resource) => `no rollbacker has been implemented for "${groupKind(resource)}"`,
  async (call, { resource, object, objects }) => {
    const { name, annotations = {} } = object.metadata;
    if (LAST_APPLIED in annotations) {
      call.shell.error(
        `Warning: resource ${resource.plural}/${name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`,
      );
    }
    const wanted = call.flags.number('--to-revision') ?? 0;
    const revisions = revisionsOf(object, objects);
    const target = wanted === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === wanted);
    if (!target) {
      throw new Failure(
        wanted === 0
          ? `error: no rollout history found for deployment "${name}"`
          : `error: unable to find specified revision ${wanted} in history`,
      );
    }
    if (isPaused(object)) {
      throw new Failure(
        "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      );
    }
    if (hasTemplateOf(object, target.set)) {
      return await report(
        call,
        resource,
        object,
        `skipped rollback (current template already matches revision ${wanted})`,
      );
    }
    await call.workspace.change({
      verb: 'rollout',
      action: 'undo',
      target: { kind: 'Deployment', name },
      toRevision: target.number,
    });
    await report(call, resource, object, 'rolled back');
  },
);

export const rolloutRestart = ofDeployments(
  'restart (TYPE NAME | TYPE/NAME)',
  '',
  (resource, name) => `${qualifiedPlural(resource)} "${name}" restarting is not supported`,
  async (call, { resource, object }) => {
    const { name } = object.metadata;
    if (isPaused(object)) {
      throw new Failure(
        `error: ${qualifiedPlural(resource)} "${name}" can't restart paused deployment (run rollout resume first)`,
      );
    }
    await call.workspace.change({ verb: 'rollout', action: 'restart', target: { kind: 'Deployment', name } });
    await report(call, resource, object, 'restarted');
  },
);

/** Pausing and resuming, and how kubectl says it. */
function pausing(action: 'pause' | 'resume', did: string, otherwise: string, doing: string): Command {
  return ofDeployments(
    `${action} (TYPE NAME | TYPE/NAME)`,
    '',
    (resource, name) => `${qualifiedPlural(resource)} "${name}" ${doing} is not supported`,
    async (call, { resource, object }) => {
      const { name } = object.metadata;
      if (isPaused(object) === (action === 'pause'))
        throw new Failure(`error: ${qualifiedPlural(resource)} "${name}" ${otherwise}`);
      await call.workspace.change({ verb: 'rollout', action, target: { kind: 'Deployment', name } });
      await report(call, resource, object, did);
    },
  );
}

export const rolloutPause = pausing('pause', 'paused', 'is already paused', 'pausing');
export const rolloutResume = pausing('resume', 'resumed', 'is not paused', 'resuming');

export const rolloutHistory = ofDeployments(
  'history (TYPE NAME | TYPE/NAME) [--revision=N]',
  '--revision=',
  (resource) => `no history viewer has been implemented for "${groupKind(resource)}"`,
  (call, { resource, object, objects }) => {
    const revisions = revisionsOf(object, objects);
    const wanted = call.flags.number('--revision') ?? 0;
    const format = formatOf(call);
    const shown = wanted === 0 ? revisions : revisions.filter(({ number }) => number === wanted);
    if (wanted > 0 && shown.length === 0) throw new Failure('error: unable to find the specified revision');
    if (format) {
      for (const { set } of shown) call.shell.out(printedOne(format, resource, set));
      return;
    }
    const name = called(resource, object.metadata.name);
    if (wanted === 0) return call.shell.out(`${name} \n${table(revisions)}\n`);
    const template = templateShown(shown[0]!);
    // kubectl leaves the tabs as they are here.
    const lines = templateLines(template).map((line) => `${line}\n`);
    call.shell.out(`${name} with revision #${wanted}\nPod Template:\n${lines.join('')}\n`);
  },
);

/** The template of a revision, with its cause among the annotations, where kubectl shows it. */
function templateShown({ set, cause }: Revision): Parameters<typeof templateLines>[0] {
  const { template } = set.spec as { template: KubeObject };
  const { annotations } = template.metadata;
  return cause === undefined
    ? template
    : { ...template, metadata: { ...template.metadata, annotations: { ...annotations, [CHANGE_CAUSE]: cause } } };
}

function table(revisions: ReturnType<typeof revisionsOf>): string {
  if (revisions.length === 0) return 'No rollout history found.';
  const rows = revisions.map(({ number, cause }) => `${String(number).padEnd(10)}${cause ?? '<none>'}\n`);
  return `REVISION  CHANGE-CAUSE\n${rows.join('')}`;
}
