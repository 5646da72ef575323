import type { Localized } from '@studylog/check/text';

/** A flag of one command. Without `value` it is a boolean, alone or with `=true` or `=false`. */
export interface Flag {
  readonly name: `--${string}`;
  readonly short?: `-${string}`;
  readonly value?: Form;
  /** What it means without a value; then the next word is none either: `--dry-run`. */
  readonly alone?: string;
}

/** Which values a flag takes. */
export interface Form {
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly shown?: Localized;
  /** What a pattern cannot say. @throws Fault */
  readonly check?: (value: string) => void;
}

export interface Given {
  readonly flag: Flag;
  readonly value: string;
}

export interface Parsed {
  /** In order; a flag may be given several times. */
  readonly given: readonly Given[];
  /** The words that are no flags. */
  readonly operands: readonly string[];
  /** The words after `--`, where there is one. */
  readonly rest?: readonly string[];
}

/** What is said of words that are no flag or value of the command; each function may throw. */
export interface FlagRules {
  /** `spelled` is the flag without its value, `word` the word that it stands in. */
  unknown(spelled: string, word: string): never;
  /** The value is undefined where the line ends before it. */
  check(spelled: string, flag: Flag, value: string | undefined, word: string): void;
  /** Called at `--`. */
  ended?(): void;
}

/**
 * Tell flags from other words as kubectl does (github.com/spf13/pflag): flags may come anywhere, `-pc db` is `-p -c db`,
 * a value follows as `-o json`, `-ojson`, `-o=json`, `--output json` or `--output=json`, and a boolean takes no next word.
 */
export function readFlags(words: readonly string[], allowed: readonly Flag[], rules: FlagRules): Parsed {
  const given: Given[] = [];
  const operands: string[] = [];
  const left = [...words];
  const take = (spelled: string, word: string, flag: Flag | undefined, inline: string | undefined) => {
    if (!flag) return rules.unknown(spelled, word);
    const value = inline ?? flag.alone ?? (flag.value ? left.shift() : 'true');
    rules.check(spelled, flag, value, word);
    given.push({ flag, value: value! });
  };
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') {
      rules.ended?.();
      return { given, operands, rest: left };
    }
    if (word.startsWith('--')) {
      const [spelled, inline] = splitAtEquals(word);
      const flag = allowed.find(({ name }) => name === spelled);
      take(spelled, word, flag, inline);
    } else if (word.startsWith('-') && word !== '-') {
      let letters = word.slice(1);
      while (letters !== '') {
        const spelled = `-${letters[0]}`;
        const flag = allowed.find(({ short }) => short === spelled);
        const rest = letters.slice(1);
        // Of `-o=` alone, pflag makes the value `=`.
        const assigned = rest.startsWith('=') && rest.length > 1;
        letters = flag?.value || assigned ? '' : rest;
        const attached = flag?.value && rest !== '' ? rest : undefined;
        take(spelled, word, flag, assigned ? rest.slice(1) : attached);
      }
    } else operands.push(word);
  }
  return { given, operands };
}

function splitAtEquals(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
