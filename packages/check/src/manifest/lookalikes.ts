import type { Localized } from '../text/localized.ts';

/** A character that looks like one of YAML's own, or like nothing, and the one that it is taken for. */
export interface Lookalike {
  readonly meant: string;
  readonly name: Localized;
}

const SPACE: Localized = { ko: '특수 공백', en: 'a special space' };
const NOTHING: Localized = { ko: '폭이 없는 문자', en: 'a zero-width character' };

const LOOKALIKES: Readonly<Record<string, Lookalike>> = {
  '\u00a0': { meant: ' ', name: { ko: '줄 바꿈 없는 공백', en: 'a no-break space' } },
  '\u3000': { meant: '  ', name: { ko: '전각 공백', en: 'an ideographic space' } },
  ...Object.fromEntries(
    [...'\u2002\u2003\u2004\u2005\u2007\u2009\u200a\u202f'].map((each) => [each, { meant: ' ', name: SPACE }]),
  ),
  '\u200b': { meant: '', name: { ko: '폭이 없는 공백', en: 'a zero-width space' } },
  ...Object.fromEntries([...'\u200c\u200d\u2060\ufeff\u00ad'].map((each) => [each, { meant: '', name: NOTHING }])),
  '\uff1a': { meant: ':', name: { ko: '전각 콜론', en: 'a full-width colon' } },
  '\uff0d': { meant: '-', name: { ko: '전각 하이픈', en: 'a full-width hyphen' } },
  '\u2010': { meant: '-', name: { ko: '유니코드 하이픈', en: 'a Unicode hyphen' } },
  '\u2011': { meant: '-', name: { ko: '줄 바꿈 없는 하이픈', en: 'a no-break hyphen' } },
  '\u2013': { meant: '-', name: { ko: '엔 대시', en: 'an en dash' } },
  '\u2014': { meant: '-', name: { ko: '엠 대시', en: 'an em dash' } },
  '\u2212': { meant: '-', name: { ko: '빼기 기호', en: 'a minus sign' } },
  '\u2022': { meant: '-', name: { ko: '글머리 기호', en: 'a bullet' } },
  '\u3161': { meant: '-', name: { ko: '한글 모음 ㅡ', en: 'the Hangul letter ㅡ' } },
  '\u2500': { meant: '-', name: { ko: '괘선 문자', en: 'a box-drawing line' } },
  '\u2501': { meant: '-', name: { ko: '괘선 문자', en: 'a box-drawing line' } },
};

const among = (isOne: (meant: string) => boolean): string =>
  Object.keys(LOOKALIKES)
    .filter((each) => isOne(LOOKALIKES[each]!.meant))
    .join('');
/** For character classes: spaces and what shows as nothing; dashes; colons; any. */
export const SPACES: string = among((meant) => meant.trim() === '');
export const DASHES: string = among((meant) => meant === '-');
export const COLONS: string = among((meant) => meant === ':');
const ANY = new RegExp(`[${among(() => true)}]`, 'g');

/** The first lookalike in a text. */
export function lookalikeIn(text: string): string | undefined {
  return text.match(ANY)?.[0];
}

/** The text with each lookalike replaced by the character that was meant. */
export function withoutLookalikes(text: string): string {
  return text.replace(ANY, (each) => LOOKALIKES[each]!.meant);
}

/** The name of a lookalike with its code, `a no-break space (U+00A0)`, and the character that it is taken for. */
export function describeLookalike(character: string): Lookalike {
  const { meant, name } = LOOKALIKES[character]!;
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { meant, name: { ko: `${name.ko}(${code})`, en: `${name.en} (${code})` } };
}
