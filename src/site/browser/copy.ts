const BLOCKS = '[data-file], [data-apply], [data-cleanup], [data-command], [data-run-cleanup]';

/** Make each copy button copy the code of its block, byte for byte. */
export function enableCopy(): void {
  const status = document.querySelector<HTMLElement>('#status');
  const say = (words = '') => {
    if (status) status.textContent = words;
  };
  let saidUntil: ReturnType<typeof setTimeout>;
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    // A file's title may hold code too; the file itself is the one in `pre`.
    const block = button?.closest(BLOCKS);
    const code = block?.querySelector('pre code') ?? block?.querySelector('code');
    if (!button || !code) return;
    // What was said of an earlier copy must neither stand for this one nor take away what is said of it.
    clearTimeout(saidUntil);
    say();
    const copied = await write(code);
    say(copied ? status?.dataset.copied : status?.dataset.copyFailed);
    if (!copied) return;
    button.classList.add('is-done');
    setTimeout(() => button.classList.remove('is-done'), 2000);
    saidUntil = setTimeout(say, 2000);
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
