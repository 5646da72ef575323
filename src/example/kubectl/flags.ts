import { Fault, type Localized, nearest } from '@studylog/check/text';
import { didYouMean } from './hints.ts';
import { whyRefused } from './refused.ts';

/** A flag of one command. Without `value` it is a boolean, alone or with `=true` or `=false`. */
export interface Flag {
  readonly name: `--${string}`;
  readonly short?: `-${string}`;
  readonly value?: Form;
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
}

const BOOLEAN: Form = { pattern: /^(true|false)$/, shown: { ko: 'true, false', en: 'true or false' } };

/**
 * Tell flags from other words as kubectl does (github.com/spf13/pflag): flags may come anywhere, `-pc db` is `-p -c db`,
 * a value follows as `-o json`, `-ojson`, `-o=json`, `--output json` or `--output=json`, and a boolean takes no next word.
 * `--`, which makes arguments of all that follows, is refused.
 * @param command named in messages, such as `rollout status`
 * @throws Fault for a flag that is not `allowed`, or a value that the flag does not take.
 */
export function parseFlags(words: readonly string[], allowed: readonly Flag[], command: string): Parsed {
  const given: Given[] = [];
  const operands: string[] = [];
  const left = [...words];
  const take = (spelled: string, flag: Flag | undefined, inline: string | undefined) => {
    if (!flag) throw notAllowed(spelled, allowed, command);
    const value = inline ?? (flag.value ? left.shift() : 'true');
    checkValue(spelled, flag.value ?? BOOLEAN, value);
    given.push({ flag, value });
  };
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') throw notEnded();
    if (word.startsWith('--')) {
      const [spelled, inline] = splitAtEquals(word);
      take(
        spelled,
        allowed.find(({ name }) => name === spelled),
        inline,
      );
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
        take(spelled, flag, assigned ? rest.slice(1) : attached);
      }
    } else operands.push(word);
  }
  return { given, operands };
}

function splitAtEquals(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function checkValue(spelled: string, form: Form, value: string | undefined): asserts value is string {
  if (value === undefined || value === '') {
    throw new Fault(
      { ko: `\`${spelled}\` 플래그에 값이 없습니다.`, en: `\`${spelled}\` needs a value` },
      { hint: { ko: `\`${spelled} <값>\`으로 적으십시오.`, en: `write ${spelled} <value>` } },
    );
  }
  if (!form.pattern.test(value)) {
    throw new Fault(
      {
        ko: `\`run\`에서 \`${spelled}\` 플래그에 "${value}" 값은 쓸 수 없습니다.`,
        en: `\`${spelled}\` cannot be "${value}" in \`run\``,
      },
      {
        hint: form.shown
          ? { ko: `쓸 수 있는 값: ${form.shown.ko}`, en: `allowed: ${form.shown.en}` }
          : { ko: '값은 `-`로 시작할 수 없습니다.', en: 'a value cannot start with `-`' },
      },
    );
  }
  form.check?.(value);
}

function notAllowed(spelled: string, allowed: readonly Flag[], command: string): Fault {
  const said = {
    ko: `\`run\`의 \`kubectl ${command}\` 명령에는 \`${spelled}\` 플래그를 쓸 수 없습니다.`,
    en: `the flag \`${spelled}\` of \`kubectl ${command}\` is not allowed in \`run\``,
  };
  // Two letters are never far from two others.
  const meant = spelled.startsWith('--')
    ? nearest(
        spelled,
        allowed.map(({ name }) => name),
      )
    : undefined;
  const names = allowed.map(({ name, short }) => short ?? name).join(', ');
  const list = { ko: `쓸 수 있는 플래그: ${names}`, en: `allowed flags: ${names}` };
  return new Fault(said, { hint: whyRefused(spelled, command) ?? (meant ? didYouMean(meant) : list) });
}

function notEnded(): Fault {
  return new Fault(
    { ko: '`run`에서 `--`는 쓸 수 없습니다.', en: '`--` is not allowed in `run`' },
    { hint: { ko: '`--`를 지우십시오.', en: 'leave it out' } },
  );
}
