import type { Finding } from '@studylog/check';
import type { FieldType } from '@studylog/check/schema';
import { type Place, placeAt, type Refused } from './place.ts';

/** Rules of values that the server cannot decode. */
export const UNDECODED: ReadonlySet<string> = new Set([
  'wrong-type',
  'invalid-quantity',
  'invalid-base64',
  'invalid-time',
]);

const QUANTITY = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** What Go's decoder says of a value of the wrong type; undefined where that is not known. */
export function decodingWords({ rule, at = '' }: Finding, refused: Refused): string | undefined {
  const place = placeAt(refused, at);
  if (!place) return undefined;
  if (rule === 'invalid-quantity') return QUANTITY;
  if (rule === 'invalid-base64') return base64Words(String(place.value));
  const wanted = rule === 'wrong-type' ? goType(place.type) : undefined;
  if (wanted === undefined) return undefined;
  const struct = place.parent.split('.').at(-1)!;
  return `json: cannot unmarshal ${kindOf(place, wanted)} into Go struct field ${struct}.${place.fields.join('.')} of type ${wanted}`;
}

/** A type as Go writes it; undefined for those that decode themselves, in words of their own. */
function goType(type: FieldType): string | undefined {
  switch (type.form) {
    case 'list': {
      const of = goType(type.of);
      return of && `[]${of}`;
    }
    case 'map': {
      const of = goType(type.of);
      return of && `map[string]${of}`;
    }
    case 'object':
      return type.name.split('/').at(-1);
    case 'enum':
      return undefined;
    default:
      return { string: 'string', int32: 'int32', int64: 'int64', boolean: 'bool', number: 'float64' }[
        type.scalar as string
      ];
  }
}

function kindOf({ value }: Place, wanted: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return /^(int|float)/.test(wanted) ? `number ${value}` : 'number';
  return { boolean: 'bool', object: 'object' }[typeof value as string] ?? 'string';
}

/** What Go's decoder says of a text that is not base64; undefined where the fault is in its padding. */
function base64Words(text: string): string | undefined {
  const illegal = text.search(/[^A-Za-z0-9+/\r\n]/);
  if (text[illegal] === '=') return undefined;
  // Without a character that is none of base64, the last group of four is not whole.
  const at = illegal === -1 ? text.length - (text.replace(/[\r\n]/g, '').length % 4) : illegal;
  return `illegal base64 data at input byte ${at}`;
}
