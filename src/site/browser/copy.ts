const BLOCKS = '[data-file], [data-apply], [data-cleanup], [data-command], [data-run-cleanup], [data-code]';

/** Make each copy button copy the code of its block, byte for byte; the one that stands in no block the page as Markdown. */
export function enableCopy(): void {
  const status = document.querySelector<HTMLElement>('#status');
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (!button) return;
    const block = button.closest(BLOCKS);
    // A file's title may hold code too; the file itself is the one in `pre`.
    const code = block?.querySelector('pre code') ?? block?.querySelector('code');
    const copied = await (code ? write(code) : writePage());
    if (status) status.textContent = (copied ? status.dataset.copied : status.dataset.copyFailed) ?? '';
    if (!copied) return;
    button.classList.add('is-done');
    setTimeout(() => {
      button.classList.remove('is-done');
      if (status) status.textContent = '';
    }, 2000);
  });
}

/** Where the clipboard is closed to scripts (no https, no permission), select the text so that one key copies it. */
async function write(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
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
