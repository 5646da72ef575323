import { element } from '../element.ts';
import { type Command, SHORTCUTS } from './keys.ts';
import type { EditorWords } from './words.ts';

interface LayerOptions {
  readonly words: EditorWords;
  readonly text?: string;
  readonly label?: string;
}

/** Put the layers around the field: commands, line numbers, the coloured text behind it, and what is read out. */
export function buildLayers(root: HTMLElement, { words, text, label }: LayerOptions) {
  const field = root.querySelector('textarea') ?? element('textarea');
  if (text !== undefined) field.value = text;
  if (label !== undefined) field.setAttribute('aria-label', label);
  const fixed = { wrap: 'off', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', autocomplete: 'off' };
  const roles = { translate: 'no', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' };
  for (const [name, value] of Object.entries({ ...fixed, ...roles })) field.setAttribute(name, value);
  const [gutter, backdrop] = [element('div', 'editor-gutter'), element('div', 'editor-backdrop')];
  for (const layer of [gutter, backdrop]) {
    layer.setAttribute('aria-hidden', 'true');
    layer.append(element('div'));
  }
  const news = element('p', 'visually-hidden');
  news.setAttribute('role', 'status');
  const tools = element('div', 'editor-tools');
  const buttons = (Object.keys(SHORTCUTS) as Command[]).map((command) => {
    const button = element('button', 'editor-button', words[command]);
    button.type = 'button';
    button.setAttribute('aria-keyshortcuts', SHORTCUTS[command].aria);
    button.append(' ', element('kbd', '', SHORTCUTS[command].keys));
    return [command, button] as const;
  });
  tools.append(...buttons.map(([, button]) => button));
  // A field that is in the page stays where it is: moved, it would lose its focus and what the browser restored in it.
  const body = field.closest<HTMLElement>('.editor-text') ?? element('div', 'editor-text');
  if (!body.contains(field)) body.append(field);
  if (!body.isConnected) root.append(body);
  body.prepend(backdrop);
  body.before(tools, gutter);
  root.classList.add('editor');
  root.append(news);
  return { field, gutter, backdrop, news, buttons, body };
}
