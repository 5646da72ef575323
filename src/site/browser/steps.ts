import { fetchPage } from './fetch-page.ts';

/** Add to the steps of a group what was recorded of them, from the page of their example, as soon as a reader opens it. */
export function enableSteps(): void {
  // The event does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const link = target.querySelector<HTMLAnchorElement>(':scope > .group-more > a[data-recorded]');
      if (link) void complete(target, link);
    },
    true,
  );
}

/** Without a connection the link stays, and leads to the page. */
async function complete(group: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const page = await fetchPage(link).catch(() => undefined);
  if (!page || !link.isConnected) return;
  for (const command of group.querySelectorAll<HTMLElement>('[data-command]')) {
    const whole = page.getElementById(`step.${command.dataset.step}`);
    const terminal = whole?.querySelector('.terminal');
    const step = command.closest('.step');
    if (!whole || !terminal || !step) continue;
    command.parentElement?.append(...[...terminal.children].slice(1).map(copied));
    step.append(...[...whole.querySelectorAll(':scope > :is(.expected, .seen, .recorded-when)')].map(copied));
  }
  for (const checked of group.querySelectorAll<HTMLDetailsElement>('.expected')) checked.open = false;
  link.parentElement?.remove();
}

const copied = (part: Element): Element => document.importNode(part, true);
