/** Characters that stand for themselves in JSON and compress well; each carries five bits and whether more follow. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS = 5;
const MORE = 1 << BITS;
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Write whole numbers from 0 as text, small ones as one character. */
export function writeNumbers(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let rest = number;
    while (rest >= MORE) {
      text += DIGITS[(rest % MORE) + MORE];
      rest = Math.floor(rest / MORE);
    }
    text += DIGITS[rest];
  }
  return text;
}

/** Read what `writeNumbers` wrote. */
export function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let place = 1;
  for (const character of text) {
    const value = VALUES.get(character)!;
    number += (value % MORE) * place;
    place *= MORE;
    if (value >= MORE) continue;
    numbers.push(number);
    number = 0;
    place = 1;
  }
  return numbers;
}
