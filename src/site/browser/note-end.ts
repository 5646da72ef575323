import { fetchPage } from './fetch-page.ts';
import { keepRead, readNotes } from './read-notes.ts';

/**
 * A note counts as read once its end was on the screen. The reader sees that in a box, and can take it back; so can somebody who
 * only looked something up there.
 * @param end what stands behind the text; its `data-note-end` is the note's slug
 */
export async function followEnd(end: HTMLElement): Promise<void> {
  const notes = readNotes();
  if (!notes) return;
  const slug = end.dataset.noteEnd!;
  const box = await makeBox().catch(() => undefined);
  if (box) end.append(box);
  const field = box?.querySelector('input');
  const mark = (isRead: boolean) => {
    // Another tab may have kept something meanwhile.
    const now = readNotes() ?? notes;
    now[isRead ? 'add' : 'delete'](slug);
    keepRead(now);
    if (field) field.checked = isRead;
  };
  field?.addEventListener('change', () => {
    seen.disconnect();
    mark(field.checked);
  });
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry!.isIntersecting) return;
    seen.disconnect();
    mark(true);
  });
  if (field && notes.has(slug)) field.checked = true;
  else seen.observe(end);
}

/** The box as the list of notes has it, in the language of the page. */
async function makeBox(): Promise<Element> {
  const list = [...document.querySelectorAll<HTMLAnchorElement>('.breadcrumbs a')].at(-1)!;
  const template = (await fetchPage(list)).querySelector<HTMLTemplateElement>('template[data-note-end]')!;
  return document.importNode(template.content, true).firstElementChild!;
}
