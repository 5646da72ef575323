import type { KubeObject, ObjectRef, TimelineEntry, Workspace } from '../../cluster/engine.ts';
import { kindOf } from '../../cluster/kinds.ts';
import { hasLabels } from '../../example/objects.ts';
import { allSteps, type IndexedStep } from '../../example/results.ts';
import type { RunnableExample } from '../../example/runnable.ts';
import type { Step } from '../../example/verbs/index.ts';
import { fields, list, podSpecOf } from '../../verify/untyped.ts';

type StepOf<V extends Step['verb']> = Extract<Step, { verb: V }>;

/** What a goal is compared with. */
export interface Present {
  readonly workspace: Pick<Workspace, 'list' | 'timeline'>;
  /** When the goal before it came true, in milliseconds since the workspace opened. */
  readonly since: number;
}

/** Verbs that only look: their goals come true as their steps do. */
const LOOKS: ReadonlySet<string> = new Set<Step['verb']>(['expect', 'http', 'events', 'logs', 'restarts']);

/** Changes that leave something to see. What a file or a rollout changes, the steps after it look at. */
const CHANGES: {
  readonly [V in 'delete' | 'scale' | 'label' | 'setImage']: (step: StepOf<V>, present: Present) => Promise<boolean>;
} = {
  delete: async (step, { workspace, since }) => {
    const gone = uidsOf(
      workspace.timeline().filter((entry) => entry.at >= since && isRemoval(entry)),
      step.delete,
    );
    const left = (await named(workspace, step.delete)).filter(({ metadata }) => !metadata.deletionTimestamp);
    // Successors may be there already; those from before must go.
    const before = uidsOf(
      workspace.timeline().filter((entry) => entry.at < since),
      step.delete,
    );
    return gone.size > 0 && left.every(({ metadata }) => !before.has(String(metadata.uid)));
  },
  scale: async (step, { workspace }) =>
    (await named(workspace, step.scale)).some((object) => fields(object.spec).replicas === step.scale.replicas),
  label: async (step, { workspace }) =>
    (await named(workspace, step.label)).some(({ metadata }) =>
      Object.entries(step.label.set).every(([key, value]) => (metadata.labels?.[key] ?? null) === value),
    ),
  setImage: async (step, { workspace }) =>
    (await named(workspace, step.setImage)).some((object) =>
      list(podSpecOf(object).containers).some(
        ({ name, image }) => name === step.setImage.container && image === step.setImage.image,
      ),
    ),
};

/** What must come true in an exercise whose answer is this example: its steps, but those that nobody can see in the cluster. */
export function goalsOf({ steps }: Pick<RunnableExample, 'steps'>): IndexedStep[] {
  return allSteps(steps).filter(({ step }) => LOOKS.has(step.verb) || step.verb in CHANGES);
}

/** Whether a reader has made the change of a step; undefined for a step that looks. */
export function isMade(step: Step, present: Present): Promise<boolean> | undefined {
  const made = CHANGES[step.verb as keyof typeof CHANGES] as
    | ((step: Step, present: Present) => Promise<boolean>)
    | undefined;
  return made?.(step, present);
}

async function named(workspace: Present['workspace'], ref: ObjectRef): Promise<KubeObject[]> {
  return (await workspace.list(kindOf(ref))).filter((object) => isOf(object, ref));
}

function isOf({ kind, metadata }: KubeObject, ref: ObjectRef): boolean {
  if (kind !== ref.kind || (ref.name !== undefined && metadata.name !== ref.name)) return false;
  return hasLabels(metadata.labels ?? {}, ref.labels ?? {});
}

const isRemoval = ({ type, object }: TimelineEntry): boolean =>
  type === 'deleted' || object.metadata.deletionTimestamp !== undefined;

const uidsOf = (entries: readonly TimelineEntry[], ref: ObjectRef): ReadonlySet<string> =>
  new Set(entries.flatMap(({ object }) => (isOf(object, ref) ? [String(object.metadata.uid)] : [])));
