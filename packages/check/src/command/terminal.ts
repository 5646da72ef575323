import { styleText } from 'node:util';
import type { Ink } from '../reporters/human.ts';
import type { Lang } from '../text/localized.ts';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Ink, Style>> = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  info: 'blue',
  place: 'cyan',
  faint: 'dim',
  strong: 'bold',
  good: 'green',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** A function that colours text where the stream is a terminal and the reader has not asked for none (no-color.org). */
export function painter(stream: { isTTY?: boolean }, env: Environment): (ink: Ink, text: string) => string {
  const plain = Boolean(env.NO_COLOR) || env.TERM === 'dumb' || !stream.isTTY;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (plain && !(forced && !env.NO_COLOR)) return (_ink, text) => text;
  return (ink, text) => styleText(STYLES[ink], text, { validateStream: false });
}

/** Cells of a line: the terminal's, at least 40; 100 where there is none. */
export function columnsOf(stream: { columns?: number }): number {
  return Math.max(40, stream.columns ?? 100);
}

/** The reader's language: that of `--lang`, else by the locale variables, in the order that POSIX gives them. */
export function langOf(env: Environment, argv: readonly string[] = []): Lang {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = argv[at]?.split('=')[1] ?? argv[at + 1];
  if (at >= 0 && (asked === 'ko' || asked === 'en')) return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
