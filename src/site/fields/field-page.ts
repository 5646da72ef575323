import { type FieldHelp, type FieldName, objectBelow } from '@studylog/check/fields';
import { paths } from '../../text/addresses.ts';
import { reference } from './reference.ts';

/** A field of a kind that manifests of the log use, or the kind itself: what has a page. */
export interface FieldPage {
  /** Its address below the base, without a language. */
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** From the object's root down; empty for the kind. */
  readonly names: readonly string[];
  /** Undefined for the kind. */
  readonly help: FieldHelp | undefined;
  /** The type whose fields stand below it. */
  readonly below: string | undefined;
  /** The examples that use it, by id. */
  readonly examples: readonly string[];
}

/** `pod.spec.containers`, as `kubectl explain` takes it. */
export const dottedPath = (kind: string, names: readonly string[]): string => [kind.toLowerCase(), ...names].join('.');

/** Types that hold an object of a kind within another one: their fields are on the pages of that kind. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'core/v1.PodTemplateSpec': 'v1/Pod',
  'batch/v1.JobTemplateSpec': 'batch/v1/Job',
  'core/v1.PersistentVolumeClaimTemplate': 'v1/PersistentVolumeClaim',
  'core/v1.PersistentVolumeClaim': 'v1/PersistentVolumeClaim',
};

/** A place in the API: a kind, and the names that lead down from it. */
export interface FieldPlace {
  readonly apiVersion: string;
  readonly kind: string;
  readonly names: readonly string[];
}

/**
 * The place at which a field has its page: what is in a Deployment's Pod template has it at the Pod.
 * @example pagePlace({ apiVersion: 'apps/v1', kind: 'Deployment', names: ['spec', 'template', 'spec'] }) // Pod, ['spec']
 */
export function pagePlace(place: FieldPlace): FieldPlace {
  const { apiVersion, kind, names } = place;
  let owner = reference.schema.kind(apiVersion, kind)?.type;
  for (const [index, name] of names.entries()) {
    const field: FieldHelp | undefined = owner === undefined ? undefined : reference.field(owner, name);
    owner = field && objectBelow(field.type);
    const template = owner === undefined ? undefined : TEMPLATES[owner];
    const rest = names.slice(index + 1);
    if (!template || rest.length === 0) continue;
    const end = template.lastIndexOf('/');
    return pagePlace({ apiVersion: template.slice(0, end), kind: template.slice(end + 1), names: rest });
  }
  return place;
}

/** The address of the page of a place. */
export const fieldPath = ({ kind, names }: Pick<FieldPlace, 'kind' | 'names'>): string =>
  paths.field([kind.toLowerCase(), ...names].join('/'));

/** `<type>.<field>`, by which a field is explained once wherever its type is used. */
export const fieldKey = ({ owner, name }: Pick<FieldName, 'owner' | 'name'>): string => `${owner}.${name}`;
