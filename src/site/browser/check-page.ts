import type { Lang } from '@studylog/check/text';
import type { EditorData } from '../editor.ts';
import { carriesText, fragmentOf, textOf } from './check-fragment.ts';
import { findingList } from './check-list.ts';
import { isTooLong, mountEditor, type Verdict } from './editor/mount.ts';

/** Mail programs and chats cut longer addresses off. */
const LONGEST_FRAGMENT = 16_000;

const root = document.querySelector<HTMLElement>('[data-check]');
if (root) startPage(root);

/** Make the page check what is in its text field, as one types. */
function startPage(root: HTMLElement): void {
  const part = <E extends Element = HTMLElement>(name: string) => root.querySelector<E>(`[data-${name}]`)!;
  const [strip, summary, mendAll] = [part('strip'), part('summary'), part<HTMLButtonElement>('mend')];
  const texts = strip.dataset;
  const place = part('editor');

  const editor = mountEditor(place, {
    ...(JSON.parse(place.dataset.editor!) as EditorData),
    lang: document.documentElement.lang as Lang,
    onChange() {
      // The address would claim to hold a text that is no longer shown.
      if (carriesText(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
      announce('');
    },
    onVerdict: show,
    onTrouble: (trouble) => (trouble === 'tooLong' ? announce(texts.tooLong) : say('trouble', texts[trouble] ?? '')),
    onBusy: (isBusy) => (isBusy ? root.setAttribute('aria-busy', 'true') : root.removeAttribute('aria-busy')),
  });
  const list = findingList(root, (index) => ({
    show: () => editor.select(index),
    showRelated: (related) => editor.select(index, related),
    fix: () => editor.fix(index),
  }));

  function show(verdict: Verdict): void {
    const { errors, warnings, infos, documents } = verdict.summary;
    list(verdict);
    mendAll.hidden = verdict.fixable < 2;
    const clean = documents === 0 ? texts.empty : texts.clean;
    const remarks = infos > 0 ? filled(texts.remarks, { infos }) : '';
    say(
      errors > 0 ? 'error' : warnings > 0 ? 'warning' : documents === 0 ? 'empty' : 'clean',
      filled(texts.summaryText, { errors, warnings }) + remarks + (errors + warnings > 0 ? '' : ` · ${clean}`),
    );
  }

  /** Told again, the same sum would be read aloud again. */
  function say(state: string, text: string): void {
    strip.dataset.state = state;
    if (summary.textContent !== text) summary.textContent = text;
  }

  async function takeFromAddress(put: (text: string) => void): Promise<void> {
    if (!carriesText(location.hash)) return;
    const { hash } = location;
    const text = await textOf(hash);
    if (text === undefined) return announce(texts.badLink);
    if (isTooLong(text)) return announce(texts.tooLong);
    put(text);
    // What was typed away is out of the address; what came from it stays there.
    history.replaceState(history.state, '', hash);
  }

  async function share(): Promise<void> {
    const fragment = await fragmentOf(editor.text());
    if (fragment.length > LONGEST_FRAGMENT) return announce(texts.longLink);
    history.replaceState(history.state, '', `#${fragment}`);
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    announce(copied ? texts.copiedLink : texts.madeLink);
  }

  function announce(text: string | undefined): void {
    part('news').textContent = text ?? '';
  }

  mendAll.addEventListener('click', () => void editor.fixAll());
  part('share').addEventListener('click', share);
  addEventListener('hashchange', () => void takeFromAddress(editor.replaceAll));
  void takeFromAddress(editor.load);
}

function filled(text: string | undefined, values: Readonly<Record<string, number>>): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
