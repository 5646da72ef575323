import styles from '../../styles/here.css?inline';
import replayStyles from '../../styles/replay.css?inline';
import { fetchExample, startWorker } from '../handle.ts';
import { openPanel, type Panel } from './panel.ts';
import { WORDS } from './words.ts';

/** The panel of each place, once it was opened. */
const panels = new WeakMap<Element, Promise<Panel>>();

let styled = false;

/** Open the panel that a button is for, in its place; again, to close it. With the button of a command, type the command there. */
export async function openHere(button: HTMLElement): Promise<void> {
  const place = button.closest<HTMLElement>('[data-runs]')!;
  const line = button
    .closest('[data-command], [data-apply], [data-cleanup], [data-run-cleanup]')
    ?.querySelector('code')?.textContent;
  const opened = panels.get(place);
  if (opened && line === undefined) return void (await close(place));
  const panel = await (opened ?? open(place));
  if (line !== undefined) {
    await panel.handle.ready;
    panel.element.querySelector('.here-terminal')?.scrollIntoView({ block: 'nearest' });
    await panel.run(line);
  } else if (!opened) panel.element.focus({ preventScroll: true });
}

function open(place: HTMLElement): Promise<Panel> {
  addStyles();
  const lang = document.documentElement.lang === 'en' ? 'en' : 'ko';
  const worker = startWorker();
  const button = mainButton(place);
  const opening = fetchExample(place.dataset.runs!).then(
    (example) => {
      const panel = openPanel(example, { lang, worker, closed: () => void close(place) });
      (place.querySelector('[data-here-place]') ?? button.closest('p')!).after(panel.element);
      button.setAttribute('aria-expanded', 'true');
      return panel;
    },
    (error: unknown) => {
      worker.terminate();
      panels.delete(place);
      button.textContent = WORDS[lang].failed;
      throw error;
    },
  );
  panels.set(place, opening);
  return opening;
}

async function close(place: HTMLElement): Promise<void> {
  const panel = await panels.get(place);
  panels.delete(place);
  panel?.close();
  panel?.element.remove();
  const button = mainButton(place);
  button.setAttribute('aria-expanded', 'false');
  button.focus();
}

/** The button that opens a place without typing anything. */
const mainButton = (place: HTMLElement): HTMLElement => place.querySelector<HTMLElement>('[data-here=""]')!;

function addStyles(): void {
  if (styled) return;
  styled = true;
  for (const text of [replayStyles, styles]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }
}
