import type { KubeObject } from '../cluster/engine.ts';

/** The fields of a value of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value; none where it is no object. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** The fields of each item of a list; none where it is no list. */
export const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);

/** The spec of a Pod, or that of the Pods that an object makes. */
export const podSpecOf = ({ kind, spec }: KubeObject): Fields =>
  kind === 'Pod' ? fields(spec) : fields(fields(fields(spec).template).spec);
