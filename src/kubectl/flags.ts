import { type Flag, type Given, readFlags } from '../example/kubectl/read-flags.ts';
import { Failure, NotSimulated } from './failure.ts';

const ANY = { pattern: /^/ };
/** Flags of every command; those that choose a cluster mean nothing where there is one only. */
const GLOBAL = '-n,--namespace= -h,--help';
const GLOBAL_OTHERS =
  '-v,--v= --context= --cluster= --user= --kubeconfig= --request-timeout= --warnings-as-errors | -s,--server= --as= --as-group= --as-uid= --as-user-extra= --cache-dir= --certificate-authority= --client-certificate= --client-key= --disable-compression --insecure-skip-tls-verify --kuberc= --log-flush-frequency= --match-server-version --password= --profile= --profile-output= --tls-server-name= --token= --username= --version --vmodule=';

/**
 * The flags that a text lists, as kubectl writes them: `=` after one that takes a value, with the value that it has alone.
 * @example flagsIn('-o,--output= --now --dry-run=(unchanged)')
 */
export function flagsIn(text: string): Flag[] {
  return [...text.matchAll(/(?:(-\w),)?(--[\w-]+)(=(?:\(([^)]*)\))?)?/g)].map(
    ([, short, name, value, alone]): Flag => ({
      name: name as `--${string}`,
      ...(short ? { short: short as `-${string}` } : {}),
      ...(value ? { value: ANY } : {}),
      ...(alone === undefined ? {} : { alone }),
    }),
  );
}

/** The flags that a command of kubectl takes, as `flagsIn` reads them. */
export interface FlagTexts {
  /** Those that do something here. */
  readonly flags: string;
  /** kubectl's others. Those before `|` change nothing that can be seen here, the rest is not simulated. */
  readonly others: string;
}

/** The flags of a command and their values. */
export class Flags {
  readonly #given: readonly Given[];
  readonly #see: string;

  /** @param see where kubectl sends a reader who has given a value that is none */
  constructor(given: readonly Given[], see: string) {
    this.#given = given;
    this.#see = see;
  }

  /** The value that was given last; undefined where the flag is not there. */
  text(name: `--${string}`): string | undefined {
    return this.all(name).at(-1);
  }

  /** Every value, in order. */
  all(name: `--${string}`): string[] {
    return this.#given.filter(({ flag }) => flag.name === name).map(({ value }) => value);
  }

  /** Every value of a flag that takes lists: `-f a,b -f c`. */
  list(name: `--${string}`): string[] {
    return this.all(name).flatMap((value) => value.split(','));
  }

  isOn(name: `--${string}`, unset = false): boolean {
    const value = this.text(name);
    return value === undefined ? unset : value === 'true';
  }

  /** A whole number. @throws Failure in kubectl's words for another value. */
  number(name: `--${string}`): number | undefined {
    const given = this.#given.findLast(({ flag }) => flag.name === name);
    if (!given) return undefined;
    if (/^-?\d+$/.test(given.value)) return Number(given.value);
    throw new Failure(
      `error: invalid argument "${given.value}" for "${spelled(given.flag)}" flag: strconv.ParseInt: parsing "${given.value}": invalid syntax\n${this.#see}`,
    );
  }
}

/** The flags that a command can have here, for completion. */
export function ownFlags({ flags }: Pick<FlagTexts, 'flags'>): Flag[] {
  return [...flagsIn(flags), ...flagsIn(GLOBAL)];
}

/**
 * Tell a command's flags from its other words.
 * @throws Failure in kubectl's words for a flag that it does not have, NotSimulated for one that this simulation does not.
 */
export function readCall(
  words: readonly string[],
  { flags, others }: FlagTexts,
  command: string,
): { flags: Flags; operands: readonly string[]; rest: readonly string[] | undefined } {
  const known = [...flagsIn(flags), ...flagsIn(GLOBAL)];
  const [ignored = [], lacking = []] = [0, 1].map((side) =>
    flagsIn([others, GLOBAL_OTHERS].map((text) => text.split('|')[side] ?? '').join(' ')),
  );
  const see = `See 'kubectl ${command} --help' for usage.`;
  const parsed = readFlags(words, [...known, ...ignored, ...lacking], {
    unknown: (flag, word) => {
      const said = flag.startsWith('--')
        ? `unknown flag: ${flag}`
        : `unknown shorthand flag: '${flag.slice(1)}' in ${word}`;
      throw new Failure(`error: ${said}\n${see}`);
    },
    check: (flag, { name, short, value: form }, value, word) => {
      if (value === undefined) {
        const said = flag.startsWith('--') ? flag : `'${flag.slice(1)}' in ${word}`;
        throw new Failure(`error: flag needs an argument: ${said}\n${see}`);
      }
      if (lacking.some((one) => one.name === name)) throw new NotSimulated(`kubectl ${command} ${flag}`);
      if (!form && value !== 'true' && value !== 'false') {
        throw new Failure(
          `error: invalid argument "${value}" for "${spelled({ name, ...(short ? { short } : {}) })}" flag: strconv.ParseBool: parsing "${value}": invalid syntax\n${see}`,
        );
      }
    },
  });
  return { flags: new Flags(parsed.given, see), operands: parsed.operands, rest: parsed.rest };
}

function spelled({ name, short }: Pick<Flag, 'name' | 'short'>): string {
  return short ? `${short}, ${name}` : name;
}
