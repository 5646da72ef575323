import { fetchPage } from './fetch-page.ts';

/**
 * Add to the steps of a group what was recorded of them, from the page of their example. Without a connection the link stays, and
 * leads to the page. So it does where the page has other commands, as it may once the site has changed: what they printed is not
 * what these print.
 */
export async function complete(group: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const page = await fetchPage(link).catch(() => undefined);
  if (!page || !link.isConnected) return;
  for (const place of page.querySelectorAll('[data-origin]')) place.textContent = location.origin;
  const steps = [...group.querySelectorAll<HTMLElement>('.step')].map((step) => [step, sameStep(step, page)] as const);
  if (steps.some(([, whole]) => !whole)) return;
  for (const [step, whole] of steps) {
    const [, ...printed] = whole!.querySelector('.terminal')!.children;
    step.querySelector('.terminal')!.append(...printed.map(copied));
    step.append(...[...whole!.querySelectorAll(':scope > :is(.expected, .seen, .recorded-when)')].map(copied));
  }
  for (const checked of group.querySelectorAll<HTMLDetailsElement>('.expected')) checked.open = false;
  link.parentElement?.remove();
}

/** The step of another page that has the same number and the same command. */
function sameStep(step: HTMLElement, page: Document): HTMLElement | undefined {
  const command = step.querySelector<HTMLElement>('[data-command]');
  const other = page.getElementById(`step.${command?.dataset.step}`);
  const lines = [step, other].map((one) => one?.querySelector('[data-command] code')?.textContent);
  return other && lines[0] !== undefined && lines[0] === lines[1] ? other : undefined;
}

const copied = (part: Element): Element => document.importNode(part, true);
