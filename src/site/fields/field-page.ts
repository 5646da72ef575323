import type { FieldHelp } from '@studylog/check/fields';

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
