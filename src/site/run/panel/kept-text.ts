/** The text that this tab keeps under a key; undefined where there is none, or where the browser keeps nothing. */
export function keptText(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keep a text while the tab is open; undefined to forget it. */
export function keepText(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Storage is closed or full: the text holds as long as the page is open.
  }
}
