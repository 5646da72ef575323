import type { KubeObject } from '../../cluster/engine.ts';
import type { Call, Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { type Objects, snapshot } from '../objects.ts';
import { parseDuration } from '../print/duration.ts';
import { hasTemplateOf, revisionOf, revisionsOf } from '../revisions.ts';
import { select } from '../select.ts';

const EVERY_MS = 50;

interface DeploymentStatus {
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly conditions?: readonly { readonly type: string; readonly reason?: string }[];
}

export const rolloutStatus: Command = {
  usage: 'kubectl rollout status (TYPE NAME | TYPE/NAME) [--watch=false] [--timeout=DURATION] [--revision=N]',
  flags: '-w,--watch --timeout= --revision= -f,--filename= -l,--selector=',
  others: '-R,--recursive | -k,--kustomize=',
  run: async (call) => {
    const { selected, missing } = await select(call, 'error: required resource not specified');
    for (const { resource, object } of selected) {
      if (resource.kind !== 'Deployment') {
        const group = resource.group ? `${resource.kind}.${resource.group}` : resource.kind;
        throw new Failure(`error: no status viewer has been implemented for ${group}`);
      }
      await follow(call, object);
    }
    if (missing.length > 0) throw joined(missing);
    if (selected.length === 0) call.shell.error(`No resources found in ${call.workspace.namespace} namespace.\n`);
    return 0;
  },
};

/** Print how far a rollout is, at each change of the Deployment, until it is done. @throws Failure in kubectl's words */
async function follow({ workspace, shell, flags }: Call, { metadata }: KubeObject): Promise<void> {
  const timeout = parseDuration(flags.text('--timeout') ?? '0') || Number.POSITIVE_INFINITY;
  const end = workspace.now() + timeout;
  let last: unknown;
  for (;;) {
    const objects = await snapshot(workspace);
    const deployment = objects.of('Deployment').find((one) => one.metadata.uid === metadata.uid);
    if (!deployment) throw new Failure('error: object has been deleted');
    const version = deployment.metadata.resourceVersion;
    if (version !== last) {
      const { text, isDone } = progressOf(deployment, objects, flags.number('--revision') ?? 0);
      shell.out(`${text}\n`);
      if (isDone || !flags.isOn('--watch', true)) return;
      last = version;
    }
    if (shell.signal.aborted) return;
    if (workspace.now() >= end) throw new Failure('error: timed out waiting for the condition');
    await workspace.sleep(Math.min(EVERY_MS, end - workspace.now()), shell.signal);
  }
}

function progressOf(deployment: KubeObject, objects: Objects, revision: number): { text: string; isDone: boolean } {
  const { name } = deployment.metadata;
  const { replicas: wanted = 1 } = deployment.spec as { replicas?: number };
  const {
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    conditions = [],
  } = (deployment.status ?? {}) as DeploymentStatus;
  if (revision > 0 && revision !== revisionOf(deployment)) {
    throw new Failure(
      `error: desired revision (${revision}) is different from the running revision (${revisionOf(deployment)})`,
    );
  }
  const waiting = (what: string) => ({
    text: `Waiting for deployment "${name}" rollout to finish: ${what}...`,
    isDone: false,
  });
  if (!isObserved(deployment, objects)) {
    return { text: 'Waiting for deployment spec update to be observed...', isDone: false };
  }
  if (conditions.some(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded')) {
    throw new Failure(`error: deployment "${name}" exceeded its progress deadline`);
  }
  if (updatedReplicas < wanted) return waiting(`${updatedReplicas} out of ${wanted} new replicas have been updated`);
  if (replicas > updatedReplicas) return waiting(`${replicas - updatedReplicas} old replicas are pending termination`);
  if (availableReplicas < updatedReplicas) {
    return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  }
  return { text: `deployment "${name}" successfully rolled out`, isDone: true };
}

/** Whether the controller has taken up what is written. */
function isObserved(deployment: KubeObject, objects: Objects): boolean {
  const { generation } = deployment.metadata;
  const { observedGeneration = 0 } = (deployment.status ?? {}) as { observedGeneration?: number };
  if (typeof generation === 'number' && generation > observedGeneration) return false;
  const newest = revisionsOf(deployment, objects).at(-1);
  return newest !== undefined && hasTemplateOf(deployment, newest.set);
}
