import type { Lang } from '@studylog/check/text';
import { startChecker } from './check-client.ts';
import { type Editor, enhance, isTooLong, type Mark } from './check-editor.ts';
import { carriesText, fragmentOf, textOf } from './check-fragment.ts';
import { findingList } from './check-list.ts';
import { editBetween } from './check-ranges.ts';
import type { ShownFinding, Verdict } from './check-verdict.ts';

/** Typing pauses this long before the text is checked. */
const PAUSE_MS = 150;
/** A check that takes longer says that it is at work; others would only flicker. */
const BUSY_AFTER_MS = 400;
/** Mail programs and chats cut longer addresses off. */
const LONGEST_FRAGMENT = 16_000;

const root = document.querySelector<HTMLElement>('[data-check]');
if (root) startPage(root);

/** Make the page check what is in its text field, as one types. */
function startPage(root: HTMLElement): void {
  const part = <E extends Element = HTMLElement>(name: string) => root.querySelector<E>(`[data-${name}]`)!;
  const [strip, summary, mendAll] = [part('strip'), part('summary'), part<HTMLButtonElement>('mend')];
  const field = part<HTMLTextAreaElement>('field');
  const texts = strip.dataset;
  const lang = document.documentElement.lang as Lang;
  let followed: readonly Followed[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;
  let busy: ReturnType<typeof setTimeout> | undefined;

  const editor = enhance(field, part('gutter'), part('backdrop'), {
    changed,
    refused: () => announce(texts.tooLong),
  });
  function changed(): void {
    // The address would claim to hold a text that is no longer shown.
    if (carriesText(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
    announce('');
    clearTimeout(pause);
    pause = setTimeout(checkNow, PAUSE_MS);
  }
  const list = findingList(root, (index) => ({
    show: () => select(editor, followed[index]!.place),
    showRelated: (place) => select(editor, followed[index]!.related[place]!),
    fix: () => {
      const { range, text } = followed[index]!.fix;
      if (range) editor.replace(range, text);
    },
  }));
  const ask = startChecker((question, outcome) => {
    clearTimeout(busy);
    root.removeAttribute('aria-busy');
    if ('trouble' in outcome) say('trouble', texts[outcome.trouble] ?? '');
    else if (question.text !== editor.text()) return;
    else if ('mended' in outcome) replaceAll(editor, outcome.mended);
    else if ('verdict' in outcome) show(outcome.verdict);
  });

  function checkNow(): void {
    clearTimeout(pause);
    clearTimeout(busy);
    ask({ ask: 'judge', text: editor.text(), lang });
    busy = setTimeout(() => root.setAttribute('aria-busy', 'true'), BUSY_AFTER_MS);
  }

  function show(verdict: Verdict): void {
    const { errors, warnings, infos, documents } = verdict.summary;
    followed = verdict.findings.map(follow);
    editor.mark(followed.flatMap(({ place, related, fix }) => [place, ...related, fix]));
    list(verdict);
    mendAll.hidden = verdict.fixable < 2;
    if (errors > 0) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
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

  mendAll.addEventListener('click', () => ask({ ask: 'mend', text: editor.text() }));
  part('share').addEventListener('click', share);
  addEventListener('hashchange', () => void takeFromAddress((text) => replaceAll(editor, text)));
  void takeFromAddress((text) => editor.load(text)).finally(checkNow);
}

/** The places of a finding in the text, as the text moves. */
interface Followed {
  readonly place: Mark;
  readonly related: readonly Mark[];
  readonly fix: Mark & { readonly text: string };
}

function follow({ severity, range, related, fix }: ShownFinding): Followed {
  return {
    place: { severity, range },
    related: related.map((place) => ({ range: place.range })),
    fix: { range: fix?.range, text: fix?.text ?? '' },
  };
}

function select(editor: Editor, { range }: Mark): void {
  if (range) editor.select(range);
}

function replaceAll(editor: Editor, text: string): void {
  // A text field has LF for every line end.
  const { start, end, text: replacement } = editBetween(editor.text(), text.replace(/\r\n?/g, '\n'));
  editor.replace({ start, end }, replacement);
}

function filled(text: string | undefined, values: Readonly<Record<string, number>>): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
