import type { Localized } from '@studylog/check/text';

/** The hint that names one likely word. */
export function didYouMean(meant: string): Localized {
  return { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` };
}
