import type { Range } from './manifest/document.ts';
import type { Localized } from './text/localized.ts';

/** Where a rule looks: the text, the API schema, the server's validation, the bundle, or taste. */
export type FindingClass = 'yaml' | 'schema' | 'server' | 'bundle' | 'advice';
export type Severity = 'error' | 'warning' | 'info';

/** What a rule yields: data only, in both languages. Reporters turn it into text. */
export interface Finding {
  /** The file's path as it was given to the parser. */
  readonly file: string;
  readonly range: Range;
  /** Rule id, kebab-case, the last part of the rule page's address. */
  readonly rule: string;
  readonly class: FindingClass;
  readonly severity: Severity;
  readonly message: Localized;
  /** The fix, spelled out: «did you mean `apiVersion`?» */
  readonly hint?: Localized;
  /** Field path from the document's root, `spec.ports[name=http].port`, for waivers. */
  readonly at?: string;
  /** The object the finding is about, `Service/counter-lb`. */
  readonly object?: string;
  /** Other places that take part: the Pod whose label is missing. */
  readonly related?: readonly { readonly file: string; readonly range: Range; readonly message: Localized }[];
  /** A text edit that mends it, where there is one safe answer. */
  readonly fix?: { readonly range: Range; readonly text: string };
}

/** The same as reporters and the site take it: positions instead of offsets, one language. */
export interface LocatedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly class: FindingClass;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
}
