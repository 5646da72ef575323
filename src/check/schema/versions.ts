/** The Kubernetes minors there is an API for, and the one that is checked against unless another is asked for, which comes first. */
export const VERSIONS = ['1.36', '1.35', '1.37'] as const;
export type Version = (typeof VERSIONS)[number];
export const DEFAULT_VERSION = VERSIONS[0];
