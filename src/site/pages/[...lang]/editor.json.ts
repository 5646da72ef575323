import type { APIRoute } from 'astro';
import type { EditorFile } from '../../browser/editor/field-words.ts';
import { editorWords } from '../../browser/editor/words.ts';
import { fieldTexts, logFields } from '../../data.ts';
import { everyLang } from '../../entries.ts';
import { FIELD_MESSAGES, type FieldMessage } from '../../fields/words.ts';
import { translator } from '../../i18n/t.ts';
import { here, pageHref } from '../../site.ts';

/** The words in which an editor explains fields, loaded when a reader first asks. */
export const getStaticPaths = everyLang;

export const GET: APIRoute = ({ url }) => {
  const { lang } = here(url);
  const t = translator(lang);
  const words: EditorFile = {
    editor: editorWords(t),
    messages: Object.fromEntries(FIELD_MESSAGES.map((key) => [key, t(key)])) as Record<FieldMessage, string>,
    own: lang === 'ko' ? Object.fromEntries(fieldTexts().ko) : {},
    pages: logFields().pages.map(({ path }) => path),
    base: pageHref('', lang),
  };
  return new Response(JSON.stringify(words), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
