import { isParticle, withoutParticles } from './particles.ts';

/** A word of a text, and where what it is found by stands in it. */
export interface Word {
  /** In small letters, a Korean one without its particles. */
  readonly key: string;
  /** The same with its particles. */
  readonly whole: string;
  readonly start: number;
  readonly end: number;
}

/** Korean and other letters are words of their own: `Pod는` is a word and a particle. */
const RUNS = /\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{N}\p{M}])+/gu;
const HANGUL = /^\p{Script=Hangul}/u;
/** Longer ones are checksums and the like, which nobody types. */
const LONGEST = 40;

/** Whether a word is Korean. */
export const isHangul = (word: string): boolean => HANGUL.test(word);

/**
 * The words of a text, which is in composed form (NFC). Notes and queries are taken apart alike.
 * @example wordsOf('livenessProbe가 파드에서').map(({ key }) => key) // ['livenessprobe', '파드']
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let endOfLast = -1;
  for (const { 0: run, index: start } of text.matchAll(RUNS)) {
    const isAttached = start === endOfLast ? isHangul(run) && isParticle(run) : isAfterApostrophe(text, start, run);
    endOfLast = start + run.length;
    if (isAttached || run.length > LONGEST) continue;
    const whole = run.toLowerCase();
    const key = isHangul(run) ? withoutParticles(run) : whole;
    words.push({ key, whole, start, end: start + (isHangul(run) ? key.length : run.length) });
  }
  return words;
}

/** What is left of `Pod’s` and `isn't` behind the apostrophe. */
const isAfterApostrophe = (text: string, start: number, run: string): boolean =>
  run.length <= 2 && /[\p{L}]['’]$/u.test(text.slice(Math.max(0, start - 2), start));
