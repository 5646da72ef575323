/**
 * Run examples where they stand. What runs them is loaded on the first click. Each command gets a button beside the one that copies
 * it, where its example can be run.
 */
export function enableRuns(): void {
  const main = document.querySelector('[data-here]');
  for (const copy of main ? document.querySelectorAll('[data-runs] .terminal-command .copy') : []) {
    const here = document.createElement('button');
    here.className = 'copy here-line';
    here.dataset.here = 'line';
    here.append(main!.firstElementChild!.cloneNode(true));
    here.type = 'button';
    copy.before(here);
  }
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-here]');
    if (button) (await import('../run/panel/open.ts')).openHere(button);
  });
}
