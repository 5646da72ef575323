import type { Example } from './load.ts';
import { calledAs, type DefinedObject, hasLabels, objectsIn } from './objects.ts';
import { allSteps } from './results.ts';
import type { RunnableExample, RunnableFile } from './runnable.ts';
import { VERBS } from './verbs/index.ts';
import { named } from './verbs/phrases.ts';

type Cleaned = Omit<RunnableExample, 'id'>;

/** What an example leaves behind, and what removes it. */
export interface CleanUp {
  /** The files to delete, in the order in which they were applied; one that adds no object to those before it is left out. */
  readonly files: readonly RunnableFile[];
  /** What is in no file. */
  readonly deletions: Example['cleanup'];
  /** What stays without it, as sentences name it: `Service/echo`, `Pod app=echo`. */
  readonly left: readonly string[];
}

/** Work out what is left of an example after its last step; all lists are empty where nothing is. */
export function cleanUpOf(example: Cleaned): CleanUp {
  const left = leftObjects(example);
  const files: RunnableFile[] = [];
  const covered = new Set<string>();
  for (const { file, object } of left.values()) {
    if (!covered.has(calledAs(object)) && !files.includes(file)) files.push(file);
    for (const other of objectsIn(file)) covered.add(calledAs(other));
  }
  const deletions = example.cleanup;
  const names = [...left.keys()].map((name) => `\`${name}\``);
  return { files, deletions, left: [...names, ...deletions.map((deletion) => named(deletion.delete))] };
}

/** Kinds that own Pods, or what owns Pods. */
const OWNERS = new Set([
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'],
  ...['Job', 'CronJob'],
]);
const ownsPods = (file: RunnableFile): boolean => objectsIn(file).some(({ kind }) => OWNERS.has(kind));

/** The words of the kubectl commands that clean up. `addressOf` gives the address at which a reader finds a file. */
export function cleanUpCommands(
  { files, deletions }: Pick<CleanUp, 'files' | 'deletions'>,
  addressOf: (file: string) => string,
): string[][] {
  const named = files.flatMap(({ name }) => ['-f', addressOf(name)]);
  // kubectl returns when the Pods are gone as well. Those that are still ending would meet the reader's next example.
  const cascade = files.some(ownsPods) ? ['--cascade=foreground'] : [];
  const words = deletions.map((step) => [...VERBS.delete.command!(step, addressOf)]);
  return [...(named.length > 0 ? [['kubectl', 'delete', ...named, ...cascade]] : []), ...words].map((command) => [
    ...command,
    '--ignore-not-found',
  ]);
}

/** The objects of applied files that no later step deletes, by `Kind/name`, each with the file that made it. */
function leftObjects({ steps, files, findings }: Made<RunnableFile>): Map<string, MadeObject> {
  const made = new Map<string, MadeObject>();
  const gone = new Set<string>();
  for (const { step } of allSteps(steps)) {
    if (step.verb === 'apply') {
      for (const one of appliedBy(step, { files, findings })) {
        const name = calledAs(one.object);
        if (!made.has(name)) made.set(name, one);
        gone.delete(name);
      }
    } else if (step.verb === 'delete') {
      const { kind, name, labels = {} } = step.delete;
      for (const [called, { object }] of made) {
        const isMeant = name === undefined ? hasLabels(object.labels, labels) : object.name === name;
        if (object.kind === kind && isMeant) gone.add(called);
      }
    }
  }
  return new Map([...made].filter(([name]) => !gone.has(name)));
}

/** An object that a step makes or changes, with the file that it applies. */
export interface MadeObject<F = RunnableFile> {
  readonly file: F;
  readonly object: DefinedObject;
}

/** The objects of every file that a step applies and the cluster accepts, each file once. */
export function madeObjects<F extends RunnableFile>(example: Made<F>): MadeObject<F>[] {
  const applied = new Map<string, MadeObject<F>[]>();
  for (const { step } of allSteps(example.steps)) {
    if (step.verb === 'apply') applied.set(step.apply, appliedBy(step, example));
  }
  return [...applied.values()].flat();
}

function appliedBy<F extends RunnableFile>(
  { apply, rejected }: { readonly apply: string; readonly rejected?: unknown },
  { files, findings }: Pick<Made<F>, 'files' | 'findings'>,
): MadeObject<F>[] {
  const file = files.find(({ name }) => name === apply)!;
  return (rejected ? acceptedOf(file, findings) : objectsIn(file)).map((object) => ({ file, object }));
}

/** What of an example tells which objects it makes. */
interface Made<F> extends Pick<Example, 'steps' | 'findings'> {
  readonly files: readonly F[];
}

/** Of a file that is rejected, the objects that were made all the same: those that no declared finding is about. */
function acceptedOf(file: RunnableFile, findings: Example['findings']): DefinedObject[] {
  const objects = objectsIn(file);
  if (objects.length < 2) return [];
  const own = findings.filter((finding) => (finding.file ?? 'manifest.yaml') === file.name);
  const refused = own.map(({ at }) => at.split(' ')[0]);
  return objects.filter((object) => !refused.includes(calledAs(object)));
}
