import type { EntryWords, FieldEntry, KeyEntry } from '../fields/words.ts';
import { element } from './element.ts';
import type { Preview } from './preview-box.ts';

/** What is said of a key, and of the field that it is. */
export function fieldPreview({ path, own, page }: KeyEntry, field: FieldEntry | undefined, words: EntryWords): Preview {
  const content: Node[] = [element('code', 'preview-path', path), ...own.map(sentence)];
  if (field) content.push(...partsOfField(field, words));
  const foot = element('p', 'preview-foot');
  if (page !== undefined) {
    const link = element('a', '', words.page);
    link.href = page;
    foot.append(link, ' · ');
  }
  foot.append(words.source);
  return { role: 'dialog', label: path, content: [...content, foot] };
}

function partsOfField({ facts, values, text }: FieldEntry, words: EntryWords): Node[] {
  const list = element('dl', 'preview-facts');
  for (const [label, value, isCode] of facts) {
    const fact = element('div');
    const definition = element('dd', '', isCode ? '' : value);
    if (isCode) definition.append(element('code', '', value));
    fact.append(element('dt', '', label), definition);
    list.append(fact);
  }
  const said = text === '' ? [] : [inEnglish(element('p', 'preview-said', text))];
  if (values.length === 0) return [list, ...said];
  const choices = element('ul', 'preview-values');
  for (const [value, meaning] of values) {
    const item = element('li');
    item.append(element('code', '', value));
    if (meaning !== '') item.append(' ', inEnglish(element('span', '', meaning)));
    choices.append(item);
  }
  return [list, ...said, element('p', 'preview-label', words.values), choices];
}

function inEnglish(part: HTMLElement): HTMLElement {
  part.lang = 'en';
  return part;
}

/** A sentence in which backticks make code. */
export function sentence(text: string): HTMLElement {
  const paragraph = element('p', 'preview-own');
  paragraph.append(...text.split('`').map((part, index) => (index % 2 === 1 ? element('code', '', part) : part)));
  return paragraph;
}
