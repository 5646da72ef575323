import type { Lang } from '../text/lang.ts';
import { type EditorWords, editorWords } from './browser/editor/words.ts';
import { translator } from './i18n/t.ts';
import { pageHref } from './site.ts';

/** What `mountEditor` needs of the site, for a page to carry: its words, and the address of `editor.json`. */
export interface EditorData {
  readonly words: EditorWords;
  readonly fields: string;
}

export const editorData = (lang: Lang): EditorData => ({
  words: editorWords(translator(lang)),
  fields: pageHref('/editor.json', lang),
});
