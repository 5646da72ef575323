import type { Lang } from '@studylog/check/text';
import type { FreshnessFinding } from './finding.ts';

const WORDS: Readonly<Record<Lang, Readonly<Record<'stale' | 'unknown' | 'fresh', string>>>> = {
  ko: { stale: '고칠 것', unknown: '확인하지 못한 것', fresh: '모두 최신입니다.' },
  en: { stale: 'To update', unknown: 'Could not be checked', fresh: 'Everything is up to date.' },
};

/** The findings as Markdown, for a terminal and for an issue. */
export function freshnessMarkdown(findings: readonly FreshnessFinding[], lang: Lang): string {
  const words = WORDS[lang];
  const parts = (['stale', 'unknown'] as const).flatMap((kind) => {
    const lines = findings.filter((finding) => finding.kind === kind).map((finding) => lineOf(finding, lang));
    return lines.length > 0 ? [`### ${words[kind]}\n\n${lines.join('\n')}\n`] : [];
  });
  return parts.length > 0 ? parts.join('\n') : `${words.fresh}\n`;
}

function lineOf({ place, message }: FreshnessFinding, lang: Lang): string {
  return `- ${message[lang]}${place === undefined ? '' : ` — ${place}`}`;
}
