import type { Faults } from './fault.ts';
import type { Finding, FindingClass, Severity } from './finding.ts';
import type {
  Document,
  Entry,
  ManifestFile,
  MappingNode,
  Node,
  Range,
  ScalarNode,
  YamlProblem,
} from './manifest/document.ts';
import type { Scalar, Schema } from './schema/schema.ts';
import type { Localized } from './text/localized.ts';

/** A document that names a kind: what rules look at. */
export interface Resource {
  readonly file: ManifestFile;
  readonly document: Document;
  readonly root: MappingNode;
  readonly apiVersion: string;
  readonly kind: string;
  /** `default` where the manifest gives none and the kind has namespaces; '' for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
}

/** How a rule words a problem of the YAML itself, whose place is known. */
export type Wording = Omit<Report, 'at' | 'range'> & Partial<Pick<Report, 'range'>>;

/** What a rule says; the walk adds file, rule id, class and object. */
export interface Report {
  /** The key or value at fault; for a missing field, its parent's key. */
  readonly range: Range;
  readonly message: Localized;
  readonly hint?: Localized;
  /** Field path from the document's root, `spec.ports[0].port`. */
  readonly at: string;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: Finding['related'];
  readonly fix?: Finding['fix'];
}

/** A value met on the walk through a document along its API schema. */
export interface Visit<N extends Node = Node> {
  readonly node: N;
  /** The mapping entry that holds it, absent for list items and the root. */
  readonly entry?: Entry;
  /** Field path from the document's root. */
  readonly path: string;
  readonly resource: Resource;
  /** The API of the Kubernetes version that is checked against. */
  readonly schema: Schema;
  /** The typed values above it, nearest last: [Deployment, DeploymentSpec, PodTemplateSpec, PodSpec]. */
  readonly parents: readonly { readonly type: string; readonly node: Node; readonly path: string }[];
  report(report: Report): void;
}

/** Resources that are judged together: a file, an example's folder, or all that was given. */
export interface Bundle {
  readonly resources: readonly Resource[];
  report(resource: Resource, report: Report): void;
}

/**
 * A rule is data and the few functions it needs. `visit` is keyed by the schema's type, shortened to `<group>/<version>.<Type>`:
 * `core/v1.Probe`, `apps/v1.DeploymentSpec`, `meta/v1.ObjectMeta`, so that a rule about probes meets every probe wherever it is;
 * `object` meets the root of every object, of whatever kind.
 * `text` looks at a file's text, whether it can be read or not.
 * `scalars` is keyed by the scalar a field takes (`quantity`, `base64`, `int-or-string`, `duration`), `faults` by what the walk
 * along the schema finds wrong, `problems` by the code of what the parser finds wrong.
 */
export interface Rule {
  readonly id: string;
  readonly class: FindingClass;
  readonly severity: Severity;
  readonly visit?: Readonly<Record<string, (visit: Visit<MappingNode>) => void>>;
  readonly object?: (visit: Visit<MappingNode>) => void;
  /** Looks at the text of a file as it is. */
  readonly text?: (file: ManifestFile) => readonly Report[];
  readonly scalars?: Readonly<Partial<Record<Scalar, (visit: Visit<ScalarNode>) => void>>>;
  readonly faults?: { readonly [F in keyof Faults]?: (visit: Visit, fault: Faults[F]) => void };
  readonly problems?: Readonly<Record<string, (problem: YamlProblem, file: ManifestFile) => Wording>>;
  readonly bundle?: (bundle: Bundle) => void;
  /** True where `bundle` speaks of what is given and not of what is missing: it holds where a part of the bundle is not known. */
  readonly inPart?: true;
}

/**
 * A rule's page, exported as `docs` from the rule's file next to `rule`, and never imported by the checker itself,
 * so that it costs a reader's browser nothing.
 */
export interface RuleDocs {
  readonly title: Localized;
  /** Why it matters and how to mend it; Markdown. */
  readonly text: Localized;
  /** Each must yield a finding of this rule, at the path given. */
  readonly fails: readonly { readonly manifest: string; readonly at: string }[];
  /** Each must yield no finding of this rule. */
  readonly passes: readonly string[];
  /** Upstream source or API documentation that the rule follows. */
  readonly source: string;
}
