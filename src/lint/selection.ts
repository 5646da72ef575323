import { findPlace, positionsOf, toJson } from '@studylog/check/manifest';
import { unmet } from '@studylog/check/selectors';
import { type MadeObject, madeObjects } from '../example/cleanup.ts';
import type { ExampleFile } from '../example/example-file.ts';
import type { Example } from '../example/load.ts';
import { calledAs, hasLabels, labelsOf } from '../example/objects.ts';
import { allSteps } from '../example/results.ts';
import { demandsOf, SELECTORS, TEMPLATES } from '../example/selectors.ts';
import { named } from '../example/verbs/phrases.ts';

/** Where something stands in a file of the project. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Labels = Readonly<Record<string, string>>;
export type LabelPair = readonly [key: string, value: string];

/** What selects Pods by their labels: an object, or a step that changes or deletes them. */
export interface Selector {
  /** `Service/echo`, or for a step the Pods that it names. */
  readonly of: string;
  readonly at: FilePlace;
  /** A label that every Pod has that it selects, where there is one. */
  readonly needs: LabelPair | undefined;
  selects(labels: Labels): boolean;
}

/** Pods that an example makes, with the labels that they have at some time. */
export interface MadePods {
  /** The object that is the Pod or makes it. */
  readonly of: string;
  readonly at: FilePlace;
  readonly labels: Labels;
}

/** An object by its kind and name. */
export interface NamedObject {
  readonly of: string;
  readonly at: FilePlace;
}

/** How an example's objects find each other, and could find those of others. */
export interface Selection {
  readonly objects: readonly NamedObject[];
  readonly selectors: readonly Selector[];
  readonly pods: readonly MadePods[];
}

/**
 * Read off an example's files and steps what it selects, and what can be selected.
 * `cleanUpPlace` gives the place of an entry of `cleanup` in example.yaml.
 */
export function selectionOf(example: Example, cleanUpPlace: (index: number) => FilePlace): Selection {
  const made = madeObjects(example);
  return {
    objects: made.map((one) => ({ of: calledAs(one.object), at: placeOf(one, 'metadata.name') })),
    selectors: [...made.flatMap(selectorOf), ...selectorsOfSteps(example, cleanUpPlace)],
    pods: labelled(example, made.flatMap(podsOf)),
  };
}

/** What an example makes, with the file that has its place. */
type MadeByFile = MadeObject<ExampleFile>;

function selectorOf(made: MadeByFile): Selector[] {
  const path = SELECTORS[made.object.kind];
  const demands = path === undefined ? undefined : demandsOf(made.object.kind, valueAt(made, path));
  if (path === undefined || demands === undefined) return [];
  const selects = (labels: Labels) => unmet(demands, new Map(Object.entries(labels))).length === 0;
  const needed = demands.find(({ operator, values }) => operator === 'In' && values.length === 1);
  const needs = needed && ([needed.key, needed.values[0]!] as const);
  return [{ of: calledAs(made.object), at: placeOf(made, path), needs, selects }];
}

function selectorsOfSteps({ file, steps, cleanup }: Example, cleanUpPlace: (index: number) => FilePlace): Selector[] {
  const placed = allSteps(steps).flatMap(({ step }) => {
    const target = step.verb === 'delete' ? step.delete : step.verb === 'label' ? step.label : undefined;
    return target ? [{ target, at: { file, line: step.line, column: step.column } }] : [];
  });
  const deletions = cleanup.map((entry, index) => ({ target: entry.delete, at: cleanUpPlace(index) }));
  return [...placed, ...deletions].flatMap(({ target, at }) => {
    const { kind, labels } = target;
    if (kind !== 'Pod' || !labels) return [];
    const [needs] = Object.entries(labels);
    return [{ of: named({ kind, labels }), at, needs, selects: (others: Labels) => hasLabels(others, labels) }];
  });
}

function podsOf(made: MadeByFile): MadePods[] {
  const path = TEMPLATES[made.object.kind];
  if (path === undefined) return [];
  const at = path === '' ? 'metadata.labels' : `${path}.metadata.labels`;
  return [{ of: calledAs(made.object), at: placeOf(made, at), labels: labelsOf(valueAt(made, at)) }];
}

/** The Pods, and what they become by the steps that change labels. */
function labelled({ steps, file }: Example, pods: readonly MadePods[]): MadePods[] {
  const all = [...pods];
  for (const { step } of allSteps(steps)) {
    if (step.verb !== 'label' || step.label.kind !== 'Pod') continue;
    const { name, labels = {}, set } = step.label;
    const meant = all.filter((pod) => (name === undefined ? hasLabels(pod.labels, labels) : pod.of === `Pod/${name}`));
    const at = { file, line: step.line, column: step.column };
    const changed = (before: Labels) =>
      labelsOf(Object.fromEntries(Object.entries({ ...before, ...set }).filter(([, value]) => value !== null)));
    all.push(...meant.map((pod) => ({ ...pod, at, labels: changed(pod.labels) })));
  }
  return all;
}

const stepsOf = (path: string) => path.split('.').map((key) => ({ key }));

function valueAt({ object }: MadeByFile, path: string): unknown {
  const place = findPlace(object.root, stepsOf(path));
  return place && toJson(place.node);
}

/** Where a field stands: its key, or that of the nearest field around it that is there. */
function placeOf({ file, object }: MadeByFile, path: string): FilePlace {
  const steps = stepsOf(path);
  while (steps.length > 0 && !findPlace(object.root, steps)) steps.pop();
  const place = findPlace(object.root, steps);
  const start = place?.entry?.key.range.start ?? place?.node.range.start ?? object.root.range.start;
  return { file: file.path, ...positionsOf(file.text)(start) };
}
