const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Make the theme button go round: as the system, light, dark. The choice is kept in this browser. */
export function enableTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
  if (!button) return;
  const root = document.documentElement;
  const current = (): Theme => THEMES.find((theme) => theme === root.dataset.theme) ?? 'system';
  const name = () => button.setAttribute('aria-label', `${button.dataset.label}: ${button.dataset[current()]}`);
  name();
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'system';
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage is closed: the choice holds for this page.
    }
    name();
  });
}
