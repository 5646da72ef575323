import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { Failure, notFound } from './failure.ts';
import { manifestsOf, objectsIn } from './files.ts';
import { qualifiedPlural, type Resource, resourceNamed, resourcesNamed } from './kinds.ts';
import { requireOwnNamespace } from './namespace.ts';
import { type Objects, snapshot } from './objects.ts';
import { badSelector, isSelected, parseFieldSelector, parseSelector } from './selectors.ts';

/** A kind that a command names, with the object's name where it names one. */
export interface Named {
  readonly resource: Resource;
  readonly name?: string;
}

/** An object that a command is about. */
export interface Selected {
  readonly resource: Resource;
  readonly object: KubeObject;
}

/** What a command's words and flags stand for. */
export interface Selection {
  readonly selected: readonly Selected[];
  /** Objects that were named and are not there. */
  readonly missing: readonly Failure[];
  /** Names were given, and no kind as a whole. */
  readonly isNamed: boolean;
  readonly resources: readonly Resource[];
  readonly objects: Objects;
}

export const NOTHING_GIVEN = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/**
 * What `TYPE[,TYPE…] [NAME…]` or `TYPE/NAME…` names.
 * @throws Failure in kubectl's words
 */
export function readNames(operands: readonly string[]): Named[] {
  const [first = '', ...names] = operands;
  if (!operands.some((word) => word.includes('/'))) {
    const resources = resourcesNamed(first);
    if (names.length === 0) return resources.map((resource) => ({ resource }));
    return resources.flatMap((resource) => [...new Set(names)].map((name) => ({ resource, name })));
  }
  if (!first.includes('/')) {
    throw new Failure(
      "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  }
  return operands.map((word) => {
    const [type = '', name = '', ...more] = word.split('/');
    if (more.length > 0) {
      throw new Failure('error: arguments in resource/name form may not have more than one slash');
    }
    if (!type || !name) {
      throw new Failure('error: arguments in resource/name form must have a single resource and name');
    }
    return { resource: resourceNamed(type), name };
  });
}

/**
 * The objects that a command's words and selectors choose, as they are now.
 * @param nothing what is said where no word names a kind
 * @throws Failure in kubectl's words
 */
export async function select(call: Call, nothing = NOTHING_GIVEN): Promise<Selection> {
  requireOwnNamespace(call);
  const { operands, flags } = call;
  const manifests = await manifestsOf(call);
  if (operands.length + manifests.length === 0) throw new Failure(nothing);
  if (operands.length > 0 && manifests.length > 0) {
    throw new Failure(
      'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
    );
  }
  const named =
    manifests.length > 0
      ? (await objectsIn(call, manifests)).map(({ kind, metadata }) => ({
          resource: resourceNamed(kind),
          name: metadata.name,
        }))
      : readNames(operands);
  const [labels = '', fields = ''] = [flags.text('--selector'), flags.text('--field-selector')];
  const isNamed = named[0]?.name !== undefined;
  if (isNamed && (labels || fields)) {
    throw new Failure(
      operands[0]?.includes('/')
        ? 'error: selectors and the all flag cannot be used when passing resource/name arguments'
        : 'error: name cannot be provided when a selector is specified',
    );
  }
  const clusterKinds = named.flatMap(({ resource }) => (resource.isNamespaced ? [] : resource.kind));
  const objects = await snapshot(call.workspace, clusterKinds);
  const missing: Failure[] = [];
  const selected = named.flatMap(({ resource, name }): Selected[] => {
    const all = objects.of(resource.kind);
    if (name === undefined) {
      const chosen = all.filter(chooser(resource, labels, fields));
      return chosen.map((object) => ({ resource, object }));
    }
    const object = all.find(({ metadata }) => metadata.name === name);
    if (!object) missing.push(notFound(qualifiedPlural(resource), name));
    return object ? [{ resource, object }] : [];
  });
  return { selected, missing, isNamed, resources: named.map(({ resource }) => resource), objects };
}

/** Hold a command that changes objects to those that were chosen: a kind alone is not enough. @throws Failure in kubectl's words */
export function requireChosen({ flags }: Pick<Call, 'flags'>, isNamed: boolean): void {
  if (isNamed || flags.text('--selector') || flags.text('--field-selector') || flags.isOn('--all')) return;
  throw new Failure('error: resource(s) were provided, but no name was specified');
}

/** Whether an object of a kind has the labels and fields that a command asks for. @throws Failure for a selector that is none */
export function chooser(
  { kind, apiVersion, plural }: Resource,
  labels: string,
  fields: string,
): (object: KubeObject) => boolean {
  try {
    const demands = parseSelector(labels);
    const hasFields = fields === '' ? () => true : parseFieldSelector(fields, kind);
    return (object) => isSelected(object, demands) && hasFields(object);
  } catch (error) {
    const group = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
    const said = (error as Error).message;
    const message = said.startsWith('found') ? `unable to parse requirement: ${said}` : said;
    throw badSelector(`${group}, Resource=${plural}`, labels, fields, message);
  }
}
