/** The mark of a log that has none of its own: a page with a margin line and a check where the evidence is, as in the favicon. */
export const DEFAULT_MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="M4 2.5h16v19H4z"/><path stroke="var(--accent)" stroke-width="1.6" d="M8.5 2.5v19"/><path fill="none" stroke="var(--accent)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" d="m11.5 13 2.3 2.4 4-5"/></svg>';
