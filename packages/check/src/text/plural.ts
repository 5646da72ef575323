/**
 * A count with its English noun, whose plural is formed with -s.
 * @example plural(1, 'file') // '1 file'
 * @example plural(0, 'file') // '0 files'
 */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
