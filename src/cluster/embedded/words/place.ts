import type { FieldType, Schema } from '@studylog/check/schema';
import type { KubeObject } from '../../engine.ts';

/** An object that is refused. */
export interface Refused {
  readonly object: KubeObject;
  readonly schema: Schema;
  /** What kubectl calls the manifest. */
  readonly source: string;
  readonly namespace: string;
}

/** A value of an object, and what the API says of it. */
export interface Place {
  readonly value: unknown;
  /** The names of the fields that lead to it, without places in lists and keys of maps. */
  readonly fields: readonly string[];
  readonly type: FieldType;
  /** The type of the object whose field it is. */
  readonly parent: string;
}

const STEP = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\.?([^.[\]]+)/g;

/** What is at a path of a finding, `spec.containers[0].env`; undefined where the API has no such field. */
export function placeAt({ object, schema }: Refused, at: string): Place | undefined {
  const root = schema.kind(object.apiVersion, object.kind)?.type;
  if (root === undefined) return undefined;
  let place: Place = { value: object, fields: [], type: { form: 'object', name: root }, parent: root };
  for (const [, index, quoted, name] of at.matchAll(STEP)) {
    const next = step(place, index ?? quoted ?? name!, schema);
    if (!next) return undefined;
    place = next;
  }
  return place;
}

function step({ value, fields, type, parent }: Place, key: string, schema: Schema): Place | undefined {
  const inside = (value as Record<string, unknown> | null | undefined)?.[key];
  if (type.form === 'list' || type.form === 'map') return { value: inside, fields, type: type.of, parent };
  if (type.form !== 'object') return undefined;
  const field = schema.type(type.name).fields.get(key);
  return field && { value: inside, fields: [...fields, key], type: field.type, parent: type.name };
}
