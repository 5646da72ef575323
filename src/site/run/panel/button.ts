import { element } from '../../browser/element.ts';

/** A button of the panel. One that has nothing to do for the moment is `aria-disabled`: it keeps the focus. */
export function button(name: string, action: () => void): HTMLButtonElement {
  const made = element('button', 'here-button', name);
  made.type = 'button';
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') action();
  });
  return made;
}
