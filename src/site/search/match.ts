import { disassemble, getChoseong } from 'es-hangul';
import { inflectionKeys } from './inflection.ts';
import type { Entry } from './vocabulary.ts';
import { isHangul } from './words.ts';

/** How well a word of the index fits what was typed: 1 for the word itself, 0 for one that does not fit. */
export type Judge = (entry: Entry) => number;

const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
/** Syllables with the same initial consonant follow each other, those with the same vowel among them as well. */
const WITH_INITIAL = 21 * 28;
const WITH_VOWEL = 28;
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const ONLY_CONSONANTS = /^[ㄱ-ㅎ]+$/;
const LOOSE_LETTER = /[ㄱ-ㅎㅏ-ㅣ]/;

/**
 * Judge words by one that was typed.
 * @param key without its particles
 * @param whole as it was typed, perhaps half of it
 */
export function judgeOf(key: string, whole: string): Judge {
  if (ONLY_CONSONANTS.test(whole)) return byInitials(disassemble(whole));
  const isTyped = typedPrefix(whole);
  const isInflected = otherForm(whole);
  const canBeInside = !LOOSE_LETTER.test(whole) && key.length >= (isHangul(key) ? 2 : 3);
  return ({ word }) => {
    if (word === key || word === whole) return 1;
    if (isInflected(word)) return 0.85;
    const share = key.length / word.length;
    if (word.startsWith(key) && key.length > 1) return 0.5 + share * 0.3;
    if (isTyped(word)) return 0.45 + share * 0.3;
    return canBeInside && word.includes(key) ? 0.3 + share * 0.2 : 0;
  };
}

/** Words of titles that begin with these consonants. */
function byInitials(letters: string): Judge {
  const isCandidate = hasInitial(letters[0]!);
  return ({ word, isTitled }) => {
    if (!isTitled || !isCandidate(word, 0)) return 0;
    const initials = getChoseong(word);
    return initials.startsWith(letters) ? 0.5 + (letters.length / initials.length) * 0.4 : 0;
  };
}

/**
 * Whether a word begins with what was typed so far. The last syllable, and all from the first loose letter on, may be half of
 * what they will be: 팓, 파ㄷ and ㅍㅏㄷ are on the way to 파드.
 */
function typedPrefix(whole: string): (word: string) => boolean {
  if (!isHangul(whole)) return (word) => whole.length > 1 && word.startsWith(whole);
  const loose = whole.search(LOOSE_LETTER);
  const head = whole.slice(0, loose < 0 ? -1 : loose);
  const tail = whole.slice(head.length);
  const letters = disassemble(tail);
  const isCandidate = hasInitial(letters[0]!);
  return (word) =>
    word.startsWith(head) &&
    isCandidate(word, head.length) &&
    disassemble(word.slice(head.length, head.length + tail.length + 1)).startsWith(letters);
}

/** Whether the syllable at a place of a word has this initial consonant. */
function hasInitial(letter: string): (word: string, place: number) => boolean {
  const first = FIRST_SYLLABLE + INITIALS.indexOf(letter) * WITH_INITIAL;
  return (word, place) => {
    const code = word.charCodeAt(place);
    return code >= first && code < first + WITH_INITIAL;
  };
}

/** Whether a word is another form of the one that was typed. Only words that begin alike are taken apart. */
function otherForm(whole: string): (word: string) => boolean {
  const keys = inflectionKeys(whole);
  const start = startOf(whole);
  return (word) => startOf(word) === start && inflectionKeys(word).some((key) => keys.includes(key));
}

/** What all forms of a word begin with: the first syllable without its final consonant, or two letters. */
function startOf(word: string): number | string {
  const code = word.charCodeAt(0);
  const isSyllable = code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
  return isSyllable ? Math.floor((code - FIRST_SYLLABLE) / WITH_VOWEL) : word.slice(0, 2);
}
