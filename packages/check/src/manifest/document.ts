/** Offsets into a file's text in UTF-16 code units, zero-based, end-exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

interface NodeBase {
  readonly range: Range;
  /** Explicit tag as written (`!!str`), if any. */
  readonly tag?: string;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** The value as the API server will see it: YAML 1.1 as sigs.k8s.io/yaml resolves it. */
  readonly value: string | number | boolean | null;
  /** The decoded text, before resolution: `yes`, `0644`, `1:30`. Empty for a missing value. */
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
  /** True when the entry came through a `<<` merge. */
  readonly merged?: boolean;
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly entries: readonly Node[];
  readonly flow: boolean;
}

/** Aliases are resolved: the same node object stands in both places, with the range of its definition. */
export type Node = ScalarNode | MappingNode | SequenceNode;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One YAML document of a file. `root` is null for an empty document. */
export interface Document {
  readonly index: number;
  readonly root: Node | null;
}

/** A fault in the YAML itself. `code` is stable and names the rule that reports it. */
export interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** What the message speaks of, for those who word it again: the key, the reason. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** A parsed file. A document with a syntax error is left out of `documents`; the others are there. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
  readonly documents: readonly Document[];
  readonly problems: readonly YamlProblem[];
  /** Set if some bytes could not be decoded: the text is then not all that the file holds. */
  readonly undecoded?: Undecoded;
}

/** Bytes that are not UTF-8. */
export interface Undecoded {
  /** The offset in the text of the first of them. */
  readonly at: number;
  /** Their encoding, if it is recognized. */
  readonly encoding?: string;
}
