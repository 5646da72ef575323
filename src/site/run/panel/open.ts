import { runPlaceOf } from '../../browser/run-place.ts';
import styles from '../../styles/here.css?inline';
import replayStyles from '../../styles/replay.css?inline';
import { fetchRun, startWorker } from '../handle.ts';
import type { Begun } from '../messages.ts';
import type { PlainExample } from '../plain.ts';
import { openPanel, type Panel } from './panel.ts';
import { WORDS } from './words.ts';

/** The panel of each place that is open. */
const panels = new Map<HTMLElement, Promise<Panel>>();

/** What of the page's entry in the browser's history is kept: which places are open, and where the reader was. */
interface Kept {
  readonly here?: { readonly places: readonly number[]; readonly seen?: Seen };
}

/** How far below the top of the window a panel began that was seen. Other parts of the page may be folded again after a reload. */
interface Seen {
  readonly place: number;
  readonly top: number;
}

/** As much of a panel as must be seen again, in pixels: it is shorter than when the reader left. */
const LEAST = 120;

const COMMANDS = '[data-command], [data-apply], [data-cleanup], [data-run-cleanup]';

/** Open the panel that a button is for, in its place; again, to close it. With the button of a command, type the command there. */
export async function openHere(button: HTMLElement): Promise<void> {
  const place = runPlaceOf(button)!;
  const line = button.closest(COMMANDS)?.querySelector('code')?.textContent;
  const opened = panels.get(place);
  if (opened && line === undefined) {
    await close(place);
    return;
  }
  const panel = await (opened ?? open(place));
  if (line === undefined) return panel.element.focus({ preventScroll: true });
  await panel.handle.ready;
  panel.showTerminal();
  await panel.run(line);
}

/** Open again what was open when the reader left the page, and go back to where they were. */
export async function restore(): Promise<void> {
  const { here } = (history.state ?? {}) as Kept;
  if (!here) return;
  const all = places();
  const opened = await Promise.all(here.places.flatMap((at) => (all[at] ? [open(all[at])] : [])));
  await Promise.all(opened.map((panel) => panel.handle.ready));
  const seen = here.seen && (await panels.get(all[here.seen.place]!))?.element;
  if (!seen) return;
  // Fonts and pictures that come later move the panel.
  await Promise.all([loaded(), document.fonts.ready]);
  requestAnimationFrame(() => {
    const { top, height } = seen.getBoundingClientRect();
    scrollBy({ top: top - Math.max(here.seen!.top, LEAST - height), behavior: 'instant' });
  });
}

const loaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('load', resolve, { once: true }));

const places = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-runs]')];

function keep(): void {
  const open = places().flatMap((place, at) => (panels.has(place) ? [at] : []));
  const { here: _before, ...others } = (history.state ?? {}) as Kept;
  const seen = open.flatMap((place): Seen[] => {
    const panel = places()[place]!.querySelector('.here')?.getBoundingClientRect();
    return panel && panel.bottom > 0 && panel.top < innerHeight ? [{ place, top: panel.top }] : [];
  })[0];
  const here = open.length > 0 ? { here: { places: open, ...(seen ? { seen } : {}) } } : {};
  history.replaceState({ ...others, ...here }, '');
  // The browser would go back to its own place, that of a page without the panel, after the panel is there.
  history.scrollRestoration = seen ? 'manual' : 'auto';
}

function open(place: HTMLElement): Promise<Panel> {
  addStyles();
  const lang = document.documentElement.lang === 'en' ? 'en' : 'ko';
  const worker = startWorker();
  const button = mainButton(place);
  const said = button.firstElementChild as HTMLElement;
  said.dataset.name ??= said.textContent;
  const { name = '' } = said.dataset;
  const opening = fetchBegun(place.dataset).then(
    ({ begun, editor }) => {
      const panel = openPanel(begun, { lang, worker, editor: editor[lang] ?? '', closed: () => void close(place) });
      button.closest('p')!.after(panel.element);
      button.setAttribute('aria-expanded', 'true');
      said.textContent = name;
      return panel;
    },
    (error: unknown) => {
      worker.terminate();
      panels.delete(place);
      said.textContent = WORDS[lang].failed;
      throw error;
    },
  );
  panels.set(place, opening);
  keep();
  return opening;
}

/** What a place begins with: an example, or an exercise with the files of another example or an empty one. */
async function fetchBegun({ runs, task, given }: DOMStringMap) {
  const [run, start] = await Promise.all([fetchRun(runs!), given ? fetchRun(given) : undefined]);
  const begun: Begun = task === undefined ? run : { example: start?.example ?? blank(run.example), task: run.example };
  return { begun, editor: run.editor };
}

/** A file to write the whole answer in. */
const blank = ({ id, cleanup }: PlainExample): PlainExample => ({
  id,
  steps: [],
  findings: [],
  cleanup,
  files: [{ name: 'manifest.yaml', text: '' }],
});

async function close(place: HTMLElement): Promise<void> {
  const panel = await panels.get(place);
  panels.delete(place);
  keep();
  panel?.close();
  panel?.element.remove();
  const button = mainButton(place);
  button.setAttribute('aria-expanded', 'false');
  button.focus();
}

/** The button that opens a place without typing anything. */
const mainButton = (place: HTMLElement): HTMLElement => place.querySelector<HTMLElement>('[data-here=""]')!;

/** Make this page's own styles known, and remember on the way out what is open. */
let addStyles = (): void => {
  addStyles = () => {};
  addEventListener('pagehide', keep);
  for (const text of [replayStyles, styles]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }
};
