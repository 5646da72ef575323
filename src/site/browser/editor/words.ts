import type { MessageKey, Translate } from '../../i18n/t.ts';

/** The words of an editor, each a message of the site. */
const MESSAGES = {
  complete: 'editorComplete',
  help: 'editorHelp',
  fix: 'editorFix',
  choices: 'editorChoices',
  fixes: 'editorFixes',
  noChoices: 'editorNoChoices',
  noHelp: 'editorNoHelp',
  noFixes: 'editorNoFixes',
  count: 'editorCount',
  declared: 'editorDeclared',
  required: 'fieldIsRequired',
  findingFix: 'checkFix',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** What an editor says, in the language of its page. */
export type EditorWords = Readonly<Record<keyof typeof MESSAGES, string>>;

/** The words for `mountEditor`, which a page carries for its script. */
export const editorWords = (t: Translate): EditorWords =>
  Object.fromEntries(Object.entries(MESSAGES).map(([name, key]) => [name, t(key)])) as unknown as EditorWords;
