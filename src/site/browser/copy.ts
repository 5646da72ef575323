const BLOCKS = '[data-file], [data-apply], [data-cleanup], [data-command], [data-run-cleanup], [data-code]';

const SHOWN_MS = 2000;

/** Make each copy button copy the code of its block, byte for byte; the one that stands in no block the page as Markdown. */
export function enableCopy(): void {
  const status = document.querySelector<HTMLElement>('#status');
  let silence: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (!button) return;
    const block = button.closest(BLOCKS);
    // A file's title may hold code too; the file itself is the one in `pre`.
    const code = block?.querySelector('pre code') ?? block?.querySelector('code');
    // What was said of an earlier copy must neither stand for this one nor take away what is said of it.
    clearTimeout(silence);
    status?.replaceChildren();
    const copied = await (code ? write(code) : writePage());
    if (status) status.textContent = (copied ? status.dataset.copied : status.dataset.copyFailed) ?? '';
    if (!copied) return;
    button.classList.add('is-done');
    setTimeout(() => button.classList.remove('is-done'), SHOWN_MS);
    silence = setTimeout(() => status?.replaceChildren(), SHOWN_MS);
  });
  document.addEventListener('copy', openSelected);
}

/** Show what is folded away within a selection that is copied: browsers leave out what is not seen. */
function openSelected(): void {
  const selection = getSelection();
  for (const whole of document.querySelectorAll<HTMLDetailsElement>('.whole:not([open])')) {
    const rest = [...(whole.closest('.sheet-file')?.querySelectorAll('.rest') ?? [])];
    if (rest.some((gap) => selection?.containsNode(gap, true))) whole.open = true;
  }
}

/** Where the clipboard is closed to scripts (no https, no permission), select the text so that one key copies it. */
async function write(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(typedIn(code));
    return true;
  } catch {
    // What is folded away would be left out.
    const whole = code.closest('.sheet-file')?.querySelector<HTMLDetailsElement>('.whole');
    if (whole) whole.open = true;
    getSelection()?.selectAllChildren(code);
    return false;
  }
}

/** The text of a block without what nobody types: what a command printed, and lines that a change takes away. */
function typedIn(code: Element): string {
  const copy = code.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('samp, del')) part.remove();
  return copy.textContent;
}

/** The text is on its way when the clipboard is opened: Safari opens it to nothing that comes later. */
async function writePage(): Promise<boolean> {
  const text = fetch('index.md').then(async (answer) => {
    if (!answer.ok) throw new Error();
    return new Blob([await answer.text()], { type: 'text/plain' });
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    return false;
  }
}
