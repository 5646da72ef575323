import { placeOf, timeAt } from '../replay/axis.ts';
import { type Replay, type Row, readReplay } from './replay-parts.ts';
import { addStyles } from './styles.ts';

/** How a reader came to a moment. */
type Way = 'stepped' | 'scrubbed' | 'playing';

const PLACES = 1000;
/** A page that was in the background goes on where it was. */
const LONGEST_FRAME_MS = 100;

/** Clicks while a replay is on its way all wait for the same page, and go on together: only the first of them opens it. */
const opening = new WeakSet<HTMLElement>();

/** Show the replay of an example's page below the head of a Run in a note; again, to hide it. */
export async function openReplay(page: Document, link: HTMLAnchorElement): Promise<void> {
  if (opening.has(link)) return;
  const head = link.parentElement!;
  const shown = head.nextElementSibling;
  if (shown instanceof HTMLElement && shown.matches('.replay')) {
    shown.hidden = !shown.hidden;
    link.setAttribute('aria-expanded', String(!shown.hidden));
    return;
  }
  opening.add(link);
  await addStyles(page);
  opening.delete(link);
  const figure = document.importNode(page.querySelector<HTMLElement>('[data-replay]')!, true);
  figure.querySelector('script')?.remove();
  for (const place of figure.querySelectorAll('[data-origin]')) place.textContent = location.origin;
  head.after(figure);
  link.setAttribute('aria-expanded', 'true');
  startReplay(figure);
}

/** Make the buttons of a replay work. Until one is used it stays the picture of the whole run. */
export function startReplay(figure: HTMLElement): void {
  const replay = readReplay(figure);
  const { rows, play, scrub, axis, length } = replay;
  /** The time that is shown; undefined while all of the run is. */
  let at: number | undefined;
  let frame = 0;

  const go = (to: number, by: Way): void => {
    at = to;
    show(replay, at, by);
  };
  const pause = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    name(replay, false);
  };
  const start = (): void => {
    let place = at === undefined ? 1 : placeOf(axis, at);
    if (place === 1) place = 0;
    name(replay, true);
    let last = performance.now();
    const next = (now: number): void => {
      const passed = Math.min(now - last, LONGEST_FRAME_MS) * Number(replay.speed.value);
      last = now;
      place = Math.min(1, place + passed / length);
      go(timeAt(axis, place), 'playing');
      if (place < 1) frame = requestAnimationFrame(next);
      else pause();
    };
    frame = requestAnimationFrame(next);
  };
  const step = (direction: 1 | -1): void => {
    pause();
    const from = at ?? (direction > 0 ? -1 : Number.POSITIVE_INFINITY);
    const to = direction > 0 ? rows.find((row) => row.at > from) : rows.findLast((row) => row.at < from);
    if (to) go(to.at, 'stepped');
  };

  const drag = ({ clientX, pointerType }: PointerEvent): void => {
    const { left, width } = replay.grid.getBoundingClientRect();
    const place = (clientX - left) / width;
    // A finger scrolls the page.
    if (pointerType === 'touch' || place < 0 || place > 1) return;
    pause();
    go(timeAt(axis, place), 'playing');
  };

  play.addEventListener('click', () => (frame ? pause() : start()));
  replay.previous.addEventListener('click', () => step(-1));
  replay.next.addEventListener('click', () => step(1));
  scrub.addEventListener('input', () => {
    pause();
    go(timeAt(axis, Number(scrub.value) / PLACES), 'scrubbed');
  });
  scrub.addEventListener('keydown', (event) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (!direction) return;
    event.preventDefault();
    step(direction);
  });
  // The picture can be dragged as well.
  replay.stage.addEventListener('pointermove', (event) => event.buttons === 1 && drag(event));
  replay.stage.addEventListener('pointerdown', drag);
  replay.player.hidden = false;
}

/** Say whether it plays, by sign and name. */
function name({ figure, play }: Replay, isPlaying: boolean): void {
  play.dataset.name ??= play.getAttribute('aria-label') ?? '';
  play.setAttribute('aria-label', (isPlaying ? play.dataset.pause : play.dataset.name) ?? '');
  figure.toggleAttribute('data-playing', isPlaying);
}

/** Show a moment: what is drawn until then, the state of each object, and the command, the change and the event that led there. */
function show(replay: Replay, at: number, by: Way): void {
  const { axis, captions, rows, lanes, chain } = replay;
  replay.figure.toggleAttribute('data-started', true);
  moveTo(replay, placeOf(axis, at), by);
  for (const { now, states, before } of lanes) {
    const words = states.findLast((state) => state[0] <= at)?.[1] ?? before;
    if (now.textContent !== words) now.textContent = words;
  }
  const passed = rows.filter((row) => row.at <= at);
  const last = passed.at(-1);
  const change = passed.findLast(({ what }) => what !== 'step' && what !== 'event');
  const event = last?.what === 'event' ? last : change && eventOf(change, rows);
  const step = passed.findLast(({ what }) => what === 'step');
  for (const [line, row] of [
    [captions.step, step],
    [captions.change, change],
    [captions.event, event],
  ] as const) {
    tell(line, row, row === last);
  }
  for (const one of chain) one.toggleAttribute('data-acts', one.dataset.component === last?.component);
  for (const { element, key } of lanes) element.toggleAttribute('data-acts', key === last?.object);
  const time = replay.timeOf(at);
  replay.time.textContent = time;
  // What goes by while it plays is not said.
  const together = rows.filter((row) => row.at === at).map(({ said }) => said);
  replay.said.textContent = by === 'stepped' ? together.join('. ') : '';
  replay.scrub.setAttribute('aria-valuetext', last ? `${time}: ${last.said}` : time);
}

/** Cover what is still to come. */
function moveTo({ cover, present, veil, scrub }: Replay, place: number, by: Way): void {
  const x = `${place * 100}%`;
  cover.removeAttribute('hidden');
  for (const end of ['x1', 'x2']) present.setAttribute(end, x);
  veil.setAttribute('x', x);
  veil.setAttribute('width', `${100 - place * 100}%`);
  if (by !== 'scrubbed') scrub.value = String(Math.round(place * PLACES));
}

/** An event this long before or after a change may be why it came. */
const RELATED_MS = 1000;

/** The event nearest to a change that is about its object or names it. */
function eventOf({ at, object }: Row, rows: readonly Row[]): Row | undefined {
  if (object === undefined) return undefined;
  const name = object.slice(object.indexOf('/') + 1);
  const distance = (row: Row) => Math.abs(row.at - at);
  return rows
    .filter((row) => row.what === 'event' && distance(row) <= RELATED_MS)
    .filter((row) => row.object === object || row.message.split(/[\s:"]+/).includes(name))
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** Put a row of the table into a line of the caption. */
function tell(line: HTMLElement, row: Row | undefined, isLatest: boolean): void {
  line.toggleAttribute('data-latest', isLatest);
  if (line.dataset.row === row?.id) return;
  line.dataset.row = row?.id ?? '';
  line.replaceChildren(...(row?.parts() ?? []));
}
