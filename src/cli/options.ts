import { parseArgs } from 'node:util';
import { nearest } from '../check/nearest.ts';
import { UsageError } from './main.ts';

/** An option of a command: a switch, free text, or one of several words. */
export type Option =
  | { readonly type: 'switch' }
  | { readonly type: 'text'; readonly value: string }
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
 * @throws UsageError that says what was meant or what is allowed.
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

function unknown(written: string, names: readonly string[]): UsageError {
  const meant = nearest(written.replace(/^-+/, ''), names);
  return new UsageError(
    `there is no option ${written}${meant ? `; did you mean --${meant}?` : `; there are ${names.map((name) => `--${name}`).join(', ')}`}`,
  );
}

function readValue(written: string, option: Option, value: string | undefined): string | true {
  if (option.type === 'switch') {
    if (value !== undefined) throw new UsageError(`${written} takes no value; write it as ${written}`);
    return true;
  }
  const expected = option.type === 'choice' ? `one of ${option.choices.join(', ')}` : option.value;
  // With `strict: false` a following option is not taken as the value, and a value may be missing.
  if (value === undefined || value === '') throw new UsageError(`${written} needs a value: ${expected}`);
  if (option.type === 'choice' && !option.choices.includes(value)) {
    const meant = nearest(value, option.choices);
    throw new UsageError(`${written} takes ${expected}, not "${value}"${meant ? `; did you mean ${meant}?` : ''}`);
  }
  return value;
}
