import { keepRead, readNotes } from './read-notes.ts';

const progress = document.querySelector<HTMLElement>('[data-progress]')!;
const notes = [...document.querySelectorAll<HTMLElement>('[data-note]')];
const count = progress.querySelector<HTMLElement>('[data-count]')!;
const clear = progress.querySelector<HTMLButtonElement>('[data-clear]')!;
const onward = document.querySelector<HTMLAnchorElement>('[data-onward]');

/** Say how far the reader has come, in the list and in the link that leads on; nothing where the browser keeps nothing. */
function show(): void {
  const read = readNotes();
  progress.hidden = !read;
  for (const note of notes) note.querySelector<HTMLElement>('[data-read]')!.hidden = !read?.has(note.dataset.note!);
  const left = notes.filter((note) => !read?.has(note.dataset.note!));
  const done = notes.length - left.length;
  progress.querySelector('progress')!.value = done;
  const text = count.dataset.text!.replace('{count}', String(done));
  // What is said again is read out again.
  if (count.textContent !== text) count.textContent = text;
  clear.hidden = done === 0;
  if (onward) lead(onward, done === 0 ? undefined : left[0]);
}

/** Let the link lead to a note, or back to where it led at first: to the first one. */
function lead(link: HTMLAnchorElement, note: HTMLElement | undefined): void {
  const all = document.querySelectorAll('[data-read]:not([hidden])').length === notes.length;
  const { first, next, again } = link.dataset;
  const to = (note ?? notes[0]!).querySelector('a')!;
  link.href = to.href;
  link.textContent = note ? next!.replace('{title}', to.textContent) : all ? again! : first!;
}

clear.addEventListener('click', () => {
  keepRead(new Set());
  show();
  // The button is gone.
  count.focus();
});
// A page that comes back from the browser's cache, and what another tab keeps.
addEventListener('pageshow', show);
addEventListener('storage', show);
