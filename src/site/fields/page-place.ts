import { type FieldName, objectBelow } from '@studylog/check/fields';
import type { Schema } from '@studylog/check/schema';
import { paths } from '../../text/addresses.ts';

/** `pod.spec.containers`, as `kubectl explain` takes it. */
export const dottedPath = (kind: string, names: readonly string[]): string => [kind.toLowerCase(), ...names].join('.');

/** `<type>.<field>`, by which a field is explained once wherever its type is used. */
export const fieldKey = ({ owner, name }: Pick<FieldName, 'owner' | 'name'>): string => `${owner}.${name}`;

/** A place in the API: a kind, and the names that lead down from it. */
export interface FieldPlace {
  readonly apiVersion: string;
  readonly kind: string;
  readonly names: readonly string[];
}

/** The address of the page of a place. */
export const fieldPath = ({ kind, names }: Pick<FieldPlace, 'kind' | 'names'>): string =>
  paths.field([kind.toLowerCase(), ...names].join('/'));

/** Types that hold an object of a kind within another one: their fields are on the pages of that kind. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'core/v1.PodTemplateSpec': 'v1/Pod',
  'batch/v1.JobTemplateSpec': 'batch/v1/Job',
  'core/v1.PersistentVolumeClaimTemplate': 'v1/PersistentVolumeClaim',
  'core/v1.PersistentVolumeClaim': 'v1/PersistentVolumeClaim',
};

/**
 * The place at which a field has its page: what is in a Deployment's Pod template has it at the Pod.
 * @example pagePlace({ apiVersion: 'apps/v1', kind: 'Deployment', names: ['spec', 'template', 'spec'] }, schema) // Pod, ['spec']
 */
export function pagePlace(place: FieldPlace, schema: Schema): FieldPlace {
  const { apiVersion, kind, names } = place;
  let owner = schema.kind(apiVersion, kind)?.type;
  for (const [index, name] of names.entries()) {
    const type = owner === undefined || !schema.has(owner) ? undefined : schema.type(owner).fields.get(name)?.type;
    owner = type && objectBelow(type);
    const template = owner === undefined ? undefined : TEMPLATES[owner];
    const rest = names.slice(index + 1);
    if (!template || rest.length === 0) continue;
    const end = template.lastIndexOf('/');
    return pagePlace({ apiVersion: template.slice(0, end), kind: template.slice(end + 1), names: rest }, schema);
  }
  return place;
}
