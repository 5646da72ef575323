import type { Wording } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';

/** What to say of text that YAML takes for something else without quotes, from `start` on. */
export function quoteIt(text: string, start: number): Wording {
  const range = { start, end: start + text.length };
  const first = asCode(text[0]!);
  return {
    range,
    message: {
      ko: `${first}로 시작하는 값은 따옴표 없이 쓸 수 없습니다.`,
      en: `A value that starts with ${first} needs quotes.`,
    },
    hint: quoteHint(text),
    fix: { range, text: JSON.stringify(text) },
  };
}

/** How a text reads in quotes, cut short where it is long. */
export function quoteHint(text: string): Localized {
  const quoted = JSON.stringify(text);
  const whole = asCode(quoted.length > 60 ? `${quoted.slice(0, 60)}…` : quoted);
  return { ko: `따옴표로 감싸십시오: ${whole}`, en: `Quote it: ${whole}.` };
}

/** A text as code in Markdown. */
export const asCode = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/**
 * Text of a line that should have been quoted, where that is why reading it stopped between `before` and `after`. What starts with
 * `@`, `` ` `` or `%` is not read at all, what starts with `*` up to the end of an alias.
 */
export function unquoted(before: string, after: string): { readonly text: string; readonly at: number } | undefined {
  const at = /^[@`%]/.test(after)
    ? before.search(/(?<=((^|[-:] )\s*|[[{,]\s*))$/)
    : before.search(/(?<=((^|[-:] )\s*|[[{,]\s*))(\*[^,\]}]*|&)$/);
  if (at < 0) return undefined;
  const rest = (before + after).slice(at);
  const isInBrackets = /[[{][^\]}]*$/.test(before.slice(0, at)) || /^.[,\]}]/.test(rest);
  const end = rest.search(isInBrackets ? /\s*([,\]}]|$)/ : /\s+#|:(\s|$)|\s*$/);
  return { text: rest.slice(0, end), at };
}
