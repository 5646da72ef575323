import type { Axis } from '../replay/axis.ts';
import { element } from './element.ts';

/** What a player moves and reads: the parts of the picture, and the rows of the table. */
export interface Replay {
  readonly figure: HTMLElement;
  readonly axis: Pick<Axis, 'points'>;
  /** How long it plays, in milliseconds. */
  readonly length: number;
  readonly rows: readonly Row[];
  readonly lanes: readonly LaneParts[];
  readonly chain: readonly HTMLElement[];
  readonly captions: Readonly<Record<'step' | 'change' | 'event', HTMLElement>>;
  readonly stage: HTMLElement;
  readonly grid: Element;
  readonly player: HTMLElement;
  readonly play: HTMLButtonElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly speed: HTMLSelectElement;
  readonly scrub: HTMLInputElement;
  readonly time: HTMLElement;
  readonly said: HTMLElement;
  readonly cover: SVGElement;
  readonly veil: SVGElement;
  readonly present: SVGElement;
  /** A time as the table writes it. */
  readonly timeOf: (at: number) => string;
}

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly at: number;
  readonly what: string;
  readonly component: string;
  readonly object: string | undefined;
  /** What the cluster wrote in an event. */
  readonly message: string;
  /** The row in one line, for who hears it. */
  readonly said: string;
  /** The row for the caption. */
  readonly parts: () => Node[];
}

export interface LaneParts {
  readonly element: HTMLElement;
  /** The object's kind and name. */
  readonly key: string;
  /** Where its state stands in words. */
  readonly now: HTMLElement;
  readonly states: readonly (readonly [at: number, words: string])[];
  readonly before: string;
}

/** Find the parts of a replay as src/site/components/Replay.astro writes them. */
export function readReplay(figure: HTMLElement): Replay {
  const one = <E extends Element = HTMLElement>(selector: string) => figure.querySelector<E>(selector)!;
  const all = (selector: string) => [...figure.querySelectorAll<HTMLElement>(selector)];
  const unit = one('[data-row] th').textContent.replace(/^[\d.]+/, '');
  return {
    figure,
    axis: { points: JSON.parse(figure.dataset.points!) },
    length: Number(figure.dataset.length),
    rows: all('[data-row]').map(rowOf),
    lanes: all('[data-lane]').map(laneOf),
    chain: all('[data-component]:not([data-row])'),
    captions: { step: one('[data-now=step]'), change: one('[data-now=change]'), event: one('[data-now=event]') },
    stage: one('[data-stage]'),
    grid: one('.replay-grid'),
    player: one('[data-player]'),
    play: one('[data-play]'),
    previous: one('[data-previous]'),
    next: one('[data-next]'),
    speed: one('[data-speed]'),
    scrub: one('[data-scrub]'),
    time: one('[data-time]'),
    said: one('[data-said]'),
    cover: one('.replay-cover'),
    veil: one('.veil'),
    present: one('.present'),
    timeOf: (at) => (at / 1000).toFixed(2) + unit,
  };
}

function rowOf(row: HTMLElement, index: number): Row {
  const { at, row: what, component, object } = row.dataset;
  const [time, reported, said] = [...row.children] as [Element, Element, Element];
  const who = reported.cloneNode(true) as Element;
  who.querySelector('[data-reporter]')?.remove();
  const spoken = said.cloneNode(true) as Element;
  spoken.querySelector('.replay-facts')?.remove();
  return {
    id: String(index),
    at: Number(at),
    what: what!,
    component: component!,
    object,
    message: said.querySelector('.replay-message')?.textContent ?? '',
    said: [time, who, spoken].map(inOneLine).join(', '),
    parts: () => [
      element('span', 'replay-at', inOneLine(time)),
      element('strong', 'replay-who', inOneLine(who)),
      ...[...said.cloneNode(true).childNodes],
    ],
  };
}

const inOneLine = ({ textContent }: Element): string => textContent!.replace(/\s+/g, ' ').trim();

function laneOf(lane: HTMLElement): LaneParts {
  return {
    element: lane,
    key: lane.dataset.lane!,
    now: lane.querySelector('.replay-now')!,
    states: JSON.parse(lane.dataset.states!),
    before: lane.dataset.before!,
  };
}
