import { type Diagnostic, isError } from '../../example/diagnostic.ts';
import type { Lang, Localized } from '../../text/lang.ts';
import { SOURCE } from './source-lines.ts';

/** What a page has to say of the log that is being written. */
export interface PageFindings {
  /** In its own file, and in the examples that it shows, each at the line of the file where it is to be seen. */
  readonly own: readonly { readonly finding: Diagnostic; readonly file: string; readonly line: number }[];
  /** In other files. */
  readonly others: readonly Diagnostic[];
}

const WORDS = {
  ko: {
    own: (count: number) => `이 페이지에 고칠 곳 ${count}곳`,
    others: (count: number) => `다른 파일에 고칠 곳 ${count}곳`,
    only: '고치면 페이지가 다시 열립니다. 만든 사이트에는 이 상자가 없습니다.',
    error: '오류',
    warning: '경고',
    fix: '해결 방법',
  },
  en: {
    own: (count: number) => `Problems on this page: ${count}`,
    others: (count: number) => `Problems in other files: ${count}`,
    only: 'The page reloads when a problem is fixed. The built site does not contain this box.',
    error: 'error',
    warning: 'warning',
    fix: 'fix',
  },
} as const satisfies Readonly<Record<Lang, object>>;

const STYLE = `.finding,.findings{margin:1rem 0;padding:.5rem .75rem;border-inline-start:4px solid var(--red,#ae2019);background:var(--red-tint,#fdeeec);color:var(--ink,#18211d);font-family:var(--sans,sans-serif);font-size:.875rem;line-height:1.5;overflow-wrap:anywhere}
.finding.warning{border-color:var(--amber,#815300);background:var(--amber-tint,#fdf4df)}
.findings{max-width:60rem;margin:1rem auto;padding:.75rem 1rem}.findings .finding{margin:.5rem 0;padding:0 0 0 .5rem;background:none}
.finding p,.findings p{margin:.125rem 0}.finding code{font-size:1em}`;

/**
 * Put what was found into a page: in front of the block that a finding's line belongs to, and at the top what has no such block,
 * with what is wrong in other files.
 * @param html the page
 */
export function showFindings(html: string, { own, others }: PageFindings, lang: Lang): string {
  if (own.length + others.length === 0) return html;
  const markers = [...html.matchAll(new RegExp(`<span ${SOURCE}="([^"]*):(\\d+)" hidden></span>`, 'g'))];
  const placed = new Map<number, Diagnostic[]>();
  const unplaced: Diagnostic[] = [];
  for (const { finding, file, line } of own) {
    const marker = markers.findLast(([, source, at]) => source === file && Number(at) <= line);
    if (marker) placed.set(marker.index, [...(placed.get(marker.index) ?? []), finding]);
    else unplaced.push(finding);
  }
  let shown = html;
  for (const [index, found] of [...placed].sort(([a], [b]) => b - a)) {
    shown = shown.slice(0, index) + found.map((one) => notice(one, lang)).join('') + shown.slice(index);
  }
  const words = WORDS[lang];
  const top = [
    `<section class="findings" aria-label="${words.own(own.length)}">`,
    ...(own.length > 0 ? [`<p><strong>${words.own(own.length)}</strong></p>`] : []),
    ...unplaced.map((one) => notice(one, lang)),
    ...(others.length > 0
      ? [
          `<details><summary>${words.others(others.length)}</summary>`,
          ...others.map((one) => notice(one, lang)),
          '</details>',
        ]
      : []),
    `<p>${words.only}</p></section>`,
  ].join('');
  return shown.replace(/<body[^>]*>/, (body) => `${body}<style>${STYLE}</style>${top}`);
}

/** A page of nothing but findings, for one that cannot be made because of them. */
export function findingsOnly(found: PageFindings, lang: Lang, client: string): string {
  const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>studylog</title><script type="module" src="${client}"></script></head><body></body></html>`;
  return showFindings(page, found, lang);
}

function notice(finding: Diagnostic, lang: Lang): string {
  const { file, line, column, message, hint } = finding;
  const words = WORDS[lang];
  const kind = isError(finding) ? 'error' : 'warning';
  const said = (text: Localized) => escaped(text[lang]);
  return [
    `<div class="finding ${kind}" role="note"><p><code>${escaped(`${file}:${line}:${column}`)}</code></p>`,
    `<p><strong>${words[kind]}:</strong> ${said(message)}</p>`,
    ...(hint ? [`<p>${words.fix}: ${said(hint)}</p>`] : []),
    '</div>',
  ].join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
