/** What stands after the three backticks of a fence, as authors of Markdown write it for Shiki: ```yaml title="deploy.yaml" {1,3-5} /web/ */
export interface Fence {
  /** In small letters; empty where none is named. */
  readonly language: string;
  readonly title?: string;
  /** Marked lines, from 1, in ranges. */
  readonly lines: readonly (readonly [from: number, to: number])[];
  /** Marked words. */
  readonly words: readonly string[];
  /** Words that stand alone: `unchecked`. */
  readonly switches: readonly string[];
}

const TITLE = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/;
const LINES = /\{([\d,\s-]+)\}/;
const WORD = /(?:^|\s)\/((?:\\.|[^/\\])+)\/(?=\s|$)/g;

/** Read the info string of a fence. What is not known in it is ignored, as everywhere. */
export function readFence(lang: string | null | undefined, meta: string | null | undefined): Fence {
  // ```yaml{1,3} is written without a space too.
  const [, language = '', attached = ''] = /^([^{]*)(.*)$/s.exec(lang ?? '') ?? [];
  const written = `${attached} ${meta ?? ''}`;
  const title = TITLE.exec(written);
  const rest = written.replace(TITLE, ' ');
  const words = [...rest.matchAll(WORD)].map(([, word = '']) => word.replace(/\\(.)/g, '$1'));
  const switches = rest.replaceAll(WORD, ' ').replace(LINES, ' ').split(/\s+/).filter(Boolean);
  const lines = rangesOf(LINES.exec(rest)?.[1] ?? '');
  const name = title?.[1] ?? title?.[2];
  return { language: language.toLowerCase(), lines, words, switches, ...(name ? { title: name } : {}) };
}

function rangesOf(text: string): [number, number][] {
  return text.split(',').flatMap((range): [number, number][] => {
    const [, from, to = from] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(range) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)]];
  });
}
