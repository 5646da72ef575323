import { disassemble } from 'es-hangul';
import { stemmer } from 'stemmer';
import { isHangul } from './words.ts';

/**
 * Endings of Korean verbs and adjectives, in letters: what is left of 지웁니다, 지우면 and 지운 is 지우. Contractions are undone
 * afterwards, so that only what follows the stem is listed.
 */
const ENDINGS = [
  ...['습니다', '습니까', '십시오', '으십시오', '세요', '으세요'],
  ...[
    '고',
    '고서',
    '고는',
    '면',
    '으면',
    '면서',
    '으면서',
    '며',
    '으며',
    '려면',
    '으려면',
    '려고',
    '으려고',
    '려',
    '으려',
    '러',
    '으러',
  ],
  ...['는', '은', '을', '는데', '은데', '는지', '은지', '을지', '던', '던데', '는다', '는다고', '는다면'],
  ...['기', '기만', '기를', '기에', '기가', '지', '지만', '지는', '지도', '지를'],
  ...[
    '게',
    '도록',
    '거나',
    '자',
    '자마자',
    '다',
    '다가',
    '다면',
    '다고',
    '더니',
    '더라도',
    '네',
    '니',
    '으니',
    '니까',
    '으니까',
    '음',
  ],
  ...[
    '어',
    '아',
    '어서',
    '아서',
    '어도',
    '아도',
    '어야',
    '아야',
    '어요',
    '아요',
    '어라',
    '아라',
    '서',
    '도',
    '야',
    '요',
  ],
  // These begin with the final consonant of the stem's last syllable.
  ...['ㅂ니다', 'ㅂ니까', 'ㅂ시다', 'ㄴ', 'ㄹ', 'ㄴ데', 'ㄴ지', 'ㄹ지', 'ㄴ다', 'ㄴ다고', 'ㄴ다면', 'ㄹ수록', 'ㅁ'],
].map((ending) => disassemble(ending));
const ENDING = new RegExp(`(?:${ENDINGS.sort((a, b) => b.length - a.length).join('|')})$`);

/** Past tense before an ending, and what vowels become where an ending has been drawn into the stem: 늘려 is 늘리 and 어. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?:ㅇ[ㅏㅓ])?ㅆ$/, ''],
  [/ㅎㅐ$/, 'ㅎㅏ'],
  [/ㅗㅐ$/, 'ㅗㅣ'],
  [/ㅕ$/, 'ㅣ'],
  [/ㅗㅏ$/, 'ㅗ'],
  [/ㅜㅓ$/, 'ㅜ'],
  [/ㅆㅓ$/, 'ㅆ'],
  // 골라 is 고르 and 아; 만듭니다 is 만들 and ㅂ니다.
  [/ㄹㄹ[ㅏㅓ]$/, ''],
  [/[ㄹㅡ]+$/, ''],
];
/** A noun becomes a verb with these: 삭제하다, 재시작되다. */
const MADE_OF_NOUN = /(?:ㅎㅏ|ㄷㅗㅣ|ㅅㅣㅋㅣ)$/;

/**
 * What forms of one word have in common: one or more keys, of which another form has at least one.
 * @example inflectionKeys('지웠다가').some((key) => inflectionKeys('지웁니다').includes(key)) // true
 */
export function inflectionKeys(word: string): string[] {
  if (!isHangul(word)) return [stemmer(word)];
  const letters = disassemble(word);
  const stem = contracted(letters.replace(ENDING, ''));
  const noun = stem.replace(MADE_OF_NOUN, '');
  return [...new Set([contracted(letters), stem, noun])].filter((key) => key.length > 1);
}

function contracted(letters: string): string {
  return CONTRACTIONS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), letters);
}
