import { runPlaceOf } from './run-place.ts';

/**
 * Run examples where they stand. What runs them is loaded on the first click, or where one was running when the reader left. Each
 * command gets a button beside the one that copies it, where its example can be run.
 */
export function enableRuns(): void {
  const load = () => import('../run/panel/open.ts');
  const main = document.querySelector('[data-runs]:not([data-task]) [data-here]');
  for (const copy of main ? document.querySelectorAll(':is(.terminal-command, .address-command) .copy') : []) {
    if (!runPlaceOf(copy)) continue;
    const here = document.createElement('button');
    here.className = 'copy here-line';
    here.dataset.here = 'line';
    here.ariaLabel = `${main!.textContent}: ${copy.parentElement!.querySelector('code')!.textContent}`;
    here.append(main!.firstElementChild!.cloneNode(true));
    copy.before(here);
  }
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-here]');
    if (button) await (await load()).openHere(button);
  });
  if (history.state?.here) void load().then(({ restore }) => restore());
}
