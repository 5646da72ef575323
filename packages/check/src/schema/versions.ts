/** The Kubernetes minors there is an API for, and the one that is checked against unless another is asked for, which comes first. */
export const VERSIONS = ['1.36', '1.35', '1.37'] as const;
export type Version = (typeof VERSIONS)[number];
export const DEFAULT_VERSION = VERSIONS[0];

/** Whether a minor is the one from which something holds, or a later one. */
export function isSince(version: string, since: string): boolean {
  const [minor, from] = [version, since].map((text) => Number(text.split('.')[1]));
  return minor! >= from!;
}
