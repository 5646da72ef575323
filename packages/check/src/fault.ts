import type { Entry } from './manifest/document.ts';
import type { Identity } from './meant-kind.ts';
import type { Place } from './rules/support/wrong-place.ts';
import type { FieldType, ObjectType } from './schema/schema.ts';

/** What the walk along the schema can find wrong, each with what the rule needs to word it. */
export interface Faults {
  /** The document, or a list's item, is no mapping. */
  'not-an-object': Record<never, never>;
  /** `apiVersion` or `kind` is missing or no text. */
  'no-identity': { readonly field: 'apiVersion' | 'kind' };
  /** A root key stands for `apiVersion` or `kind` but for a slip of the pen. */
  'misspelt-identity': { readonly entry: Entry; readonly meant: 'apiVersion' | 'kind' };
  /** `meant` is the kind that it is judged as. */
  'unknown-kind': { readonly apiVersion: string; readonly kind: string; readonly meant?: Identity };
  /** `meant` is the field that was misspelt, `place` where the entry belongs. */
  'unknown-field': {
    readonly entry: Entry;
    readonly type: ObjectType;
    readonly meant?: string | undefined;
    readonly place?: Place | undefined;
  };
  'wrong-type': { readonly expected: FieldType };
  'bad-enum': { readonly values: readonly string[] };
  /** The visit is the parent's. */
  'missing-field': { readonly field: string; readonly type: ObjectType };
}
