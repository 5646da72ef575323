import type { Call } from './command.ts';
import { Failure } from './failure.ts';

/** The words of a command that name objects, and those that say what to set on them. */
export interface Pairs {
  readonly resources: readonly string[];
  /** In order; null for `key-`. */
  readonly set: ReadonlyMap<string, string | null>;
}

/**
 * Tell `pod echo` from `app=echo tier-`. As kubectl does: from the first pair on, every word is one.
 * @param what is set: `label`, `image`
 * @throws Failure in kubectl's words, also where neither words nor files name an object
 */
export function readPairs({ operands, flags }: Pick<Call, 'operands' | 'flags'>, what: string): Pairs {
  const isPair = (word: string) => word.includes('=') || /^[^-].*-$/.test(word);
  const first = operands.findIndex(isPair);
  const resources = first < 0 ? operands : operands.slice(0, first);
  const words = first < 0 ? [] : operands.slice(first);
  const stray = words.find((word) => !isPair(word));
  if (stray !== undefined) {
    throw new Failure(`error: all resources must be specified before ${what} changes: ${stray}`);
  }
  if (resources.length === 0 && !flags.text('--filename')) {
    throw new Failure('error: one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  const set = new Map(
    words.map((word): [string, string | null] => {
      const at = word.indexOf('=');
      return at < 0 ? [word.slice(0, -1), null] : [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  return { resources, set };
}
