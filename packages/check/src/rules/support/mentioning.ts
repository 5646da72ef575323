import type { Mentioning } from '../../rule.ts';

/**
 * Mark a rule's function as one that speaks only of documents (of bundles, for `bundle`) in which one of these keys stands,
 * at whatever depth. Most rules are about what most manifests do not have: the others are then not looked through for it.
 */
export function mentioning<F extends object>(mentions: readonly string[], call: F): Mentioning<F> {
  return Object.assign(call, { mentions });
}
