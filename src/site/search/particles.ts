/** What must come before a particle: `consonant` is a syllable with a final one, `vowel` one without; 로 also follows ㄹ. */
type After = 'any' | 'consonant' | 'vowel' | 'vowel or ㄹ';

/** Korean particles, longest first; those that follow each other are taken off one by one: 포트로만 is 포트, 로, 만. */
const PARTICLES: readonly (readonly [particle: string, after: After])[] = [
  ['이라는', 'consonant'],
  ['이라고', 'consonant'],
  ['이라도', 'consonant'],
  ['에서', 'any'],
  ['에게', 'any'],
  ['한테', 'any'],
  ['까지', 'any'],
  ['부터', 'any'],
  ['보다', 'any'],
  ['처럼', 'any'],
  ['마다', 'any'],
  ['만큼', 'any'],
  ['밖에', 'any'],
  ['조차', 'any'],
  ['이란', 'consonant'],
  ['이나', 'consonant'],
  ['으로', 'consonant'],
  ['라는', 'vowel'],
  ['라고', 'vowel'],
  ['라도', 'vowel'],
  ['하고', 'any'],
  ['은', 'consonant'],
  ['이', 'consonant'],
  ['을', 'consonant'],
  ['과', 'consonant'],
  ['는', 'vowel'],
  ['가', 'vowel'],
  ['를', 'vowel'],
  ['와', 'vowel'],
  ['란', 'vowel'],
  ['로', 'vowel or ㄹ'],
  ['의', 'any'],
  ['에', 'any'],
  ['도', 'any'],
  ['만', 'any'],
  ['들', 'any'],
];

/** A shorter stem is more often a part of the word than a noun: 이 in 종이, 도 in 제도. */
const SHORTEST_STEM = 2;

const FINALS = 28;
const RIEUL = 8;

/** The place of a syllable's final consonant in Unicode's list; 0 where it has none. */
const finalOf = (syllable: string): number => (syllable.charCodeAt(0) - '가'.charCodeAt(0)) % FINALS;

function fits(stem: string, after: After): boolean {
  const final = finalOf(stem.at(-1)!);
  if (after === 'consonant') return final > 0;
  if (after === 'vowel') return final === 0;
  return after === 'any' || final === 0 || final === RIEUL;
}

/**
 * A Korean word without the particles at its end, as long as two syllables are left.
 * @example withoutParticles('파드에서는') // '파드'
 * @example withoutParticles('제도') // '제도'
 */
export function withoutParticles(word: string): string {
  for (const [particle, after] of PARTICLES) {
    const stem = word.slice(0, -particle.length);
    if (stem.length >= SHORTEST_STEM && word.endsWith(particle) && fits(stem, after)) return withoutParticles(stem);
  }
  return word;
}

/** Whether a text is nothing but particles, as what follows a word in Latin letters: 가 in `livenessProbe가`, 에서는 in `Pod에서는`. */
export function isParticle(text: string): boolean {
  // Some are made of others, 이란 of 이 and 란: tried one after the other, a long text would be taken apart in endless ways.
  const ends = new Set([0]);
  for (let end = 1; end <= text.length; end += 1) {
    if (PARTICLES.some(([particle]) => ends.has(end - particle.length) && text.endsWith(particle, end))) ends.add(end);
  }
  return text !== '' && ends.has(text.length);
}
