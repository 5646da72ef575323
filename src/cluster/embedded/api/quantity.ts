import { parseQuantity } from '@studylog/check/formats';

const UNIT = 10n ** 9n;
/** What parts of a unit and units are called, the smallest first. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * A quantity as the API server writes it: without a fraction and with the largest suffix for which that is so, of the kind that its
 * author used. `0.1` is `100m`, `1024Mi` is `1Gi`, `128Mi` stays.
 */
export function canonicalQuantity(written: string | number): string {
  const text = String(written);
  const amount = parseQuantity(text);
  if (amount === undefined || /\d[eE][-+]?\d/.test(text)) return text;
  if (amount === 0n) return '0';
  const isBinary = text.endsWith('i') && amount % UNIT === 0n;
  const [suffixes, base, smallest] = isBinary ? [BINARY, 1024n, amount / UNIT] : [DECIMAL, 1000n, amount];
  let rest = smallest;
  let at = 0;
  while (rest % base === 0n && at < suffixes.length - 1) {
    rest /= base;
    at += 1;
  }
  return `${rest}${suffixes[at]}`;
}
