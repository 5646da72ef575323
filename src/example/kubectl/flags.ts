import { Fault, nearest } from '@studylog/check/text';
import { didYouMean } from './hints.ts';
import { type Flag, type Form, type Parsed, readFlags } from './read-flags.ts';
import { whyRefused } from './refused.ts';

export type { Flag, Form, Given } from './read-flags.ts';

const BOOLEAN: Form = { pattern: /^(true|false)$/, shown: { ko: 'true, false', en: 'true or false' } };

/**
 * Tell flags from other words, and check them. `--`, which makes arguments of all that follows, is refused unless the command
 * runs these.
 * @param command named in messages, such as `rollout status`
 * @throws Fault for a flag that is not `allowed`, or a value that the flag does not take.
 */
export function parseFlags(
  words: readonly string[],
  allowed: readonly Flag[],
  command: string,
  runsWords?: true,
): Parsed {
  return readFlags(words, allowed, {
    unknown: (spelled) => {
      throw notAllowed(spelled, allowed, command);
    },
    ended: () => {
      if (!runsWords) throw notEnded();
    },
    check: (spelled, flag, value) => checkValue(spelled, flag.value ?? BOOLEAN, value),
  });
}

function checkValue(spelled: string, form: Form, value: string | undefined): void {
  if (value === undefined || value === '') {
    throw new Fault(
      { ko: `\`${spelled}\` 플래그에 값이 없습니다.`, en: `\`${spelled}\` needs a value` },
      { hint: { ko: `\`${spelled} <값>\`으로 적으십시오.`, en: `write ${spelled} <value>` } },
    );
  }
  if (!form.pattern.test(value)) {
    throw new Fault(
      {
        ko: `여기에서 \`${spelled}\` 플래그에 "${value}" 값은 쓸 수 없습니다.`,
        en: `\`${spelled}\` cannot be "${value}" here`,
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
    ko: `여기에서 \`kubectl ${command}\` 명령에는 \`${spelled}\` 플래그를 쓸 수 없습니다.`,
    en: `the flag \`${spelled}\` of \`kubectl ${command}\` is not allowed here`,
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
    { ko: '여기에 `--`는 쓸 수 없습니다.', en: '`--` is not allowed here' },
    { hint: { ko: '`--`를 지우십시오.', en: 'leave it out' } },
  );
}
