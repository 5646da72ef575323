import { parseArgs } from 'node:util';
import { type Fault, misuse } from '../text/fault.ts';
import type { Localized } from '../text/localized.ts';
import { nearest } from '../text/nearest.ts';

/** An option of a command: a switch, free text, or one of several words. */
export type Option =
  | { readonly type: 'switch' }
  | { readonly type: 'text'; readonly value: Localized }
  | { readonly type: 'choice'; readonly choices: readonly string[] };

export type OptionValues<T extends Readonly<Record<string, Option>>> = {
  readonly [K in keyof T]?: T[K] extends { type: 'switch' }
    ? true
    : T[K] extends { type: 'choice'; choices: readonly (infer C)[] }
      ? C
      : string;
};

/**
 * Read a command's words: options as `options` declares them, everything else (`-` and what follows `--`) positional.
 * @throws Fault that says what was meant or what is allowed.
 */
export function readOptions<const T extends Readonly<Record<string, Option>>>(
  argv: readonly string[],
  options: T,
): { values: OptionValues<T>; words: string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [
      name,
      { type: type === 'switch' ? 'boolean' : 'string' } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknown(token.rawName, Object.keys(options));
    values[token.name] = readValue(token.rawName, option, token.value);
  }
  return { values: values as OptionValues<T>, words };
}

function unknown(written: string, names: readonly string[]): Fault {
  const meant = nearest(written.replace(/^-+/, ''), names);
  const all = names.map((name) => `--${name}`).join(', ');
  return misuse({
    ko: `${written} 옵션은 없습니다. ${meant ? `혹시 --${meant}입니까?` : `있는 옵션: ${all}`}`,
    en: `there is no option ${written}; ${meant ? `did you mean --${meant}?` : `the options are ${all}`}`,
  });
}

function readValue(written: string, option: Option, value: string | undefined): string | true {
  if (option.type === 'switch') {
    if (value === undefined) return true;
    throw misuse({
      ko: `${written} 옵션에는 값을 적지 않습니다.`,
      en: `${written} does not take a value`,
    });
  }
  const expected: Localized =
    option.type === 'text'
      ? option.value
      : { ko: `${option.choices.join(', ')} 가운데 하나`, en: `one of ${option.choices.join(', ')}` };
  // With `strict: false` a following option is not taken as the value, and a value may be missing.
  if (value === undefined || value === '') {
    throw misuse({
      ko: `${written} 옵션에는 값이 있어야 합니다: ${expected.ko}`,
      en: `${written} needs a value: ${expected.en}`,
    });
  }
  if (option.type === 'choice' && !option.choices.includes(value)) {
    const meant = nearest(value, option.choices);
    throw misuse({
      ko: `${written} 옵션에 "${value}" 값은 쓸 수 없습니다. ${meant ? `혹시 ${meant}입니까? ` : ''}쓸 수 있는 값: ${expected.ko}`,
      en: `${written} must be ${expected.en}, not "${value}"${meant ? `; did you mean ${meant}?` : ''}`,
    });
  }
  return value;
}

/**
 * Refuse a command line that contradicts itself.
 * @throws Fault with what is said of the first that holds.
 */
export function refuse(contradictions: readonly (readonly [holds: boolean | undefined, said: Localized])[]): void {
  for (const [holds, said] of contradictions) if (holds) throw misuse(said);
}
