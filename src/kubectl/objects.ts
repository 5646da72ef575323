import type { KubeObject } from '../cluster/engine.ts';

/** The objects of a namespace at one moment, as printers read them. */
export interface Objects {
  readonly of: (kind: string) => readonly KubeObject[];
  /** Milliseconds of the cluster's clock, for ages. */
  readonly now: number;
}
