import type { Lang } from '@studylog/check/text';
import type { Timeline } from '../../example/timeline.ts';
import { visibleHtml, visibleText } from '../visible.ts';
import { type Axis, axisOf, labelledPauses, middleOf, placeOf, ticksOf } from './axis.ts';
import { endOf, keyOf, type Lane, lanesOf } from './lanes.ts';
import { laneSvg, percent, requestsSvg, TRACK } from './svg.ts';
import { historyOf, requestsAt, requestWords, secondsOf, statesOf, wordsAt } from './words.ts';

/** What a page says of a step. */
export interface StepLabel {
  readonly number: string;
  readonly text: string;
  /** It changes something in the cluster; others look. */
  readonly acts: boolean;
}

/** The words of a drawing that are not about an object. */
export interface DrawingWords {
  readonly lang: Lang;
  readonly steps: string;
  readonly requests: string;
}

/**
 * The picture of a timeline as HTML: a row for the steps, one for each object, one for the requests to a Service, and the axis.
 * Each row says in words what it is at the end, and its drawing what it was all along. Whatever the record holds is escaped.
 * @param end the present, of a timeline that goes on
 */
export function drawTimeline(
  timeline: Timeline,
  labels: readonly StepLabel[],
  words: DrawingWords,
  end = endOf(timeline),
): string {
  const axis = axisOf(timeline, end);
  const lanes = lanesOf(timeline, end).flatMap((lane) => [
    ...(lane.spans.length + lane.events.length > 0 ? [laneRow(lane, axis, end, words.lang)] : []),
    ...(lane.requests.length > 0 ? [requestRow(lane, axis, end, words)] : []),
  ]);
  return [
    gridSvg(timeline, labels, axis),
    stepRow(timeline, labels, axis, words),
    `<ul class="replay-lanes">${lanes.join('')}</ul>`,
    axisRow(axis, words.lang),
    COVER,
  ].join('');
}

/** What a player moves: what is still to come is covered, and a line stands at the present. */
const COVER =
  '<svg class="replay-cover" aria-hidden="true" hidden><rect class="veil" x="100%" width="0" height="100%"/><line class="present" x1="100%" x2="100%" y1="0" y2="100%"/></svg>';

const track = (label: string, drawing: string): string =>
  `<svg class="track" role="img" aria-label="${visibleText(label)}" height="${TRACK.height}">${drawing}</svg>`;

function laneRow(lane: Lane, axis: Axis, end: number, lang: Lang): string {
  const { object, depth } = lane;
  const states = JSON.stringify(statesOf(lane, lang));
  return row({
    key: keyOf(object),
    depth,
    name: `<span class="replay-kind">${visibleHtml(object.kind)}</span> ${shortName(lane)}`,
    states,
    now: wordsAt(lane, end, lang),
    drawing: track(`${keyOf(object)}: ${historyOf(lane, lang)}`, laneSvg(lane, axis, lang)),
    before: wordsAt(lane, -1, lang),
  });
}

function requestRow(lane: Lane, axis: Axis, end: number, { lang, requests: word }: DrawingWords): string {
  const { requests } = lane;
  const times = [...new Set(requests.map(({ until }) => until))].sort((a, b) => a - b);
  const said = requests.map((request) => `${secondsOf(request.until, lang)} ${requestWords(request, lang)}`).join('; ');
  return row({
    key: `requests/${lane.object.name}`,
    depth: lane.depth + 1,
    name: `<span class="replay-kind">${word}</span>`,
    states: JSON.stringify(times.map((at) => [at, requestsAt(requests, at, lang)])),
    now: requestsAt(requests, end, lang),
    drawing: track(`${word}: ${said}`, requestsSvg(requests, axis)),
    before: requestsAt(requests, -1, lang),
  });
}

interface RowParts {
  readonly key: string;
  readonly depth: number;
  readonly name: string;
  /** What the row says from which time on, for a player; and what it says before. */
  readonly states: string;
  readonly before: string;
  readonly now: string;
  readonly drawing: string;
}

const row = ({ key, depth, name, states, before, now, drawing }: RowParts): string =>
  `<li class="replay-row depth-${Math.min(depth, 3)}" data-lane="${visibleText(key)}" data-states="${visibleText(states)}" data-before="${visibleText(before)}">` +
  `<p class="replay-label"><span class="replay-name">${name}</span> <span class="replay-now">${visibleHtml(now)}</span></p>${drawing}</li>`;

/** A name without what it has from its owner, which is there for who copies or hears it. */
function shortName({ object: { name }, owner }: Lane): string {
  const from = owner && name.startsWith(`${owner.name}-`) ? `${owner.name}-` : '';
  const prefix = from && `<span class="replay-prefix">${visibleHtml(from)}</span>`;
  return `<code>${prefix}${visibleHtml(name.slice(from.length))}</code>`;
}

/** A step's number, where the one before leaves room for it. */
const ROOM_FOR_NUMBER = 0.045;

function stepRow(
  { steps }: Timeline,
  labels: readonly StepLabel[],
  axis: Axis,
  { lang, steps: word }: DrawingWords,
): string {
  let last = -1;
  const drawn = steps.map(({ at, until }, index) => {
    const x = placeOf(axis, at);
    const width = placeOf(axis, until) - x;
    const label = labels[index];
    const hasRoom = x - last >= ROOM_FOR_NUMBER || last < 0;
    if (hasRoom) last = x;
    const number =
      hasRoom && label
        ? `<text class="step-number" x="${percent(x)}" dx="4" y="17">${visibleHtml(label.number)}</text>`
        : '';
    const name = `step-bar${label?.acts ? ' step-acts' : ''}`;
    return `<g class="${name}"><rect x="${percent(x)}" width="${percent(width)}" y="4" height="18"/>${number}</g>`;
  });
  const said = steps.map(({ at }, index) => `${secondsOf(at, lang)} ${labels[index]?.text ?? ''}`).join('; ');
  return `<div class="replay-row replay-steps"><p class="replay-label"><span class="replay-kind">${word}</span></p>${track(`${word}: ${said}`, drawn.join(''))}</div>`;
}

/** Lines through all rows: where a command began, and where time is shortened. */
function gridSvg({ steps }: Timeline, labels: readonly StepLabel[], axis: Axis): string {
  const ticks = ticksOf(axis).map((at) => line('tick', placeOf(axis, at)));
  const commands = steps.flatMap(({ at }, index) => (labels[index]?.acts ? [line('command', placeOf(axis, at))] : []));
  const pauses = axis.pauses.map((pause) => line('pause', middleOf(axis, pause)));
  return `<svg class="replay-grid" aria-hidden="true">${[...ticks, ...pauses, ...commands].join('')}</svg>`;
}

const line = (name: string, place: number): string =>
  `<line class="${name}" x1="${percent(place)}" x2="${percent(place)}" y1="0" y2="100%"/>`;

function axisRow(axis: Axis, lang: Lang): string {
  const text = (name: string, place: number, words: string) =>
    `<text class="${name}" x="${percent(place)}" y="13">${words}</text>`;
  const ticks = ticksOf(axis).map((at) =>
    text(at === 0 ? 'at-start' : '', placeOf(axis, at), secondsOf(at, lang, at % 1000 ? 1 : 0)),
  );
  const pauses = labelledPauses(axis).map((pause) =>
    text('pause-length', middleOf(axis, pause), `⋯${secondsOf(pause.until - pause.at, lang, 0)}⋯`),
  );
  return `<div class="replay-row replay-axis" aria-hidden="true"><p class="replay-label"></p><svg class="track" height="18">${[...ticks, ...pauses].join('')}</svg></div>`;
}
