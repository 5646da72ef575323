const BLOCKS = '[data-file], [data-apply], [data-cleanup], [data-command], [data-run-cleanup], [data-code]';

/** Make each copy button copy the code of its block, byte for byte. */
export function enableCopy(): void {
  const status = document.querySelector<HTMLElement>('#status');
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    // A file's title may hold code too; the file itself is the one in `pre`.
    const block = button?.closest(BLOCKS);
    const code = block?.querySelector('pre code') ?? block?.querySelector('code');
    if (!button || !code) return;
    const copied = await write(code);
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
