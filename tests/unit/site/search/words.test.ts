import { describe, expect, it } from 'vitest';
import { inflectionKeys } from '../../../../src/site/search/inflection.ts';
import { judgeOf } from '../../../../src/site/search/match.ts';
import { withoutParticles } from '../../../../src/site/search/particles.ts';
import { wordsOf } from '../../../../src/site/search/words.ts';

const keysOf = (text: string) => wordsOf(text).map(({ key }) => key);

describe('words', () => {
  it('are the same with and without particles, one or several', () => {
    for (const form of ['파드는', '파드를', '파드가', '파드에서', '파드에서는', '파드로만', '파드들을', '파드'])
      expect(keysOf(form), form).toEqual(['파드']);
    expect(keysOf('템플릿은 템플릿으로 템플릿이')).toEqual(['템플릿', '템플릿', '템플릿']);
  });

  it('keep what only looks like a particle', () => {
    // 는 follows a vowel, 은 a final consonant; and one syllable is too little for a noun.
    expect(withoutParticles('템플릿는')).toBe('템플릿는');
    expect(withoutParticles('파드은')).toBe('파드은');
    expect(withoutParticles('제도')).toBe('제도');
    expect(withoutParticles('종이')).toBe('종이');
  });

  it('in Latin letters end where Hangul begins, and lose its particles', () => {
    expect(keysOf('livenessProbe가 Pod에서는 API서버의 v1.36에서')).toEqual([
      'livenessprobe',
      'pod',
      'api',
      '서버',
      'v1',
      '36',
    ]);
    expect(keysOf("the Pod’s name isn't")).toEqual(['the', 'pod', 'name', 'isn']);
  });

  it('are taken apart in time, however many particles may be read in two ways', () => {
    expect(keysOf(`Pod하${'이란'.repeat(200)}`)).toEqual(['pod']);
    expect(keysOf(`Pod${'이란'.repeat(200)}`)).toEqual(['pod']);
  });

  it('know where they stand in their text', () => {
    const text = '“파드에서” (Pod)';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['파드', 'Pod']);
  });
});

describe('forms of a word', () => {
  const alike = (a: string, b: string) => inflectionKeys(a).some((key) => inflectionKeys(b).includes(key));

  it.each([
    ['지우다', ['지웁니다', '지우면', '지운', '지울', '지워', '지웠다가', '지우고', '지우기']],
    ['늘리다', ['늘립니다', '늘리면', '늘린', '늘려', '늘렸습니다', '늘리려고']],
    ['고르다', ['고릅니다', '고르면', '고른', '골라', '골라서', '골랐습니다']],
    ['만들다', ['만듭니다', '만드는', '만들면', '만든', '만들어', '만들었습니다']],
    ['바꾸다', ['바꿉니다', '바꾸면', '바꾼', '바꿔', '바꿨습니다']],
    ['재시작하다', ['재시작', '재시작합니다', '재시작했는데', '재시작되는', '재시작하지']],
    ['delete', ['deleted', 'deleting', 'deletes']],
  ])('of %s are found by each other', (_, forms) => {
    for (const form of forms) for (const other of forms) expect(alike(form, other), `${form}, ${other}`).toBe(true);
  });

  it.each([
    ['지우면', '지킵니다'],
    ['늘리고', '늘어서'],
    ['만들면', '만나면'],
    ['deleted', 'delayed'],
  ])('%s and %s are of two words', (a, b) => expect(alike(a, b)).toBe(false));
});

describe('what was typed', () => {
  const quality = (typed: string, word: string, isTitled = true) => {
    const [{ key, whole } = { key: '', whole: '' }] = wordsOf(typed);
    return judgeOf(key, whole)({ word, isTitled });
  };

  it('fits the word itself best, then its forms, then words that begin with it, then those that hold it', () => {
    const order = [
      quality('재시작', '재시작'),
      quality('재시작', '재시작합니다'),
      quality('재시작', '재시작횟수'),
      quality('재시작', '자동재시작'),
    ];
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(4);
    expect(order.at(-1)).toBeGreaterThan(0);
  });

  it.each(['ㅍㅏ', '파', '파ㄷ', '팓', '파드'])('is on its way to 파드 as %s', (typed) => {
    expect(quality(typed, '파드')).toBeGreaterThan(0);
    expect(quality(typed, '포드')).toBe(0);
  });

  it('may have only half of a vowel or of two final consonants', () => {
    expect(quality('고', '과제')).toBeGreaterThan(0);
    expect(quality('달', '닭장')).toBeGreaterThan(0);
    expect(quality('ㄱㅅ', '규칙', true)).toBe(0);
  });

  it('finds words of titles by their initials, and no others', () => {
    expect(quality('ㄹㅍㄹㅋㅅ', '레플리카셋')).toBeGreaterThan(quality('ㄹㅍ', '레플리카셋'));
    expect(quality('ㄹㅍ', '레플리카셋', false)).toBe(0);
    expect(quality('ㄳ', '검색')).toBeGreaterThan(0);
  });

  it('is not looked for inside of words where it is too short to say anything', () => {
    expect(quality('드', '파드')).toBe(0);
    expect(quality('od', 'pod')).toBe(0);
    expect(quality('셋', '레플리카셋')).toBe(0);
  });
});
