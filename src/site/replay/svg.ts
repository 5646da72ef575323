import type { Lang } from '@studylog/check/text';
import type { TimelineRequest } from '../../example/timeline.ts';
import { escapeHtml } from '../visible.ts';
import { type Axis, placeOf } from './axis.ts';
import { formOf, levelOf } from './forms.ts';
import type { Lane, Span } from './lanes.ts';
import { MARKS } from './marks.ts';
import { isFailed, stateWords } from './words.ts';

/** The height of a lane's drawing, and where its bars are in it. */
export const TRACK = { height: 28, top: 4, bar: 16 } as const;
const MIDDLE = TRACK.top + TRACK.bar / 2;
const BOTTOM = TRACK.top + TRACK.bar;
/** A span this long, as part of the axis, has room for its number on a phone. */
const ROOM_FOR_NUMBER = 0.05;

/** An attribute of a place along the axis. Along it all is relative, so that a drawing has any width; across it are pixels. */
export const percent = (place: number): string => `${Number((place * 100).toFixed(2))}%`;

/** A mark at a place of the axis. */
const at = (place: number, y: number, mark: keyof typeof MARKS, behind = ''): string =>
  `<svg x="${percent(place)}" y="${y}" class="${mark}" overflow="visible">${behind}<path d="${MARKS[mark]}"/></svg>`;

const rect = (name: string, x: number, width: number, y: number, height: number): string =>
  `<rect class="${name}" x="${percent(x)}" width="${percent(width)}" y="${y}" height="${height}"/>`;

const rule = (name: string, x1: number, x2: number, y: number): string =>
  `<line class="${name}" x1="${percent(x1)}" x2="${percent(x2)}" y1="${y}" y2="${y}"/>`;

/** The drawing of an object's lane: its states as bars, its restarts and its events as marks. */
export function laneSvg(lane: Lane, axis: Axis, lang: Lang): string {
  const spans = lane.spans.map((span) => spanSvg(span, axis, lang));
  const restarts = lane.restarts.map((time) => at(placeOf(axis, time), MIDDLE, 'restart', '<circle r="7.5"/>'));
  const events = lane.events.map(({ at: time, type }) =>
    at(placeOf(axis, time), BOTTOM + 5, type === 'Warning' ? 'event-warning' : 'event'),
  );
  const adoptions = lane.adoptions.map((time) => at(placeOf(axis, time), MIDDLE, 'adoption'));
  return [...spans, ...adoptions, ...restarts, ...events].join('');
}

function spanSvg(span: Span, axis: Axis, lang: Lang): string {
  const x = placeOf(axis, span.at);
  const width = placeOf(axis, span.until) - x;
  const form = formOf(span.state);
  const title = `<title>${escapeHtml(stateWords(span.state, lang))}</title>`;
  return `<g class="span span-${form}" data-at="${span.at}">${title}${rect('bar', x, width, TRACK.top, TRACK.bar)}${inside(span, x, width)}</g>`;
}

/** What is drawn in a bar. */
function inside({ state }: Span, x: number, width: number): string {
  const form = formOf(state);
  if (form === 'ending') return rule('stripes', x, x + width, MIDDLE);
  if (form === 'failing') return rule('struck', x, x + width, MIDDLE);
  const level = form === 'counted' && levelOf(state);
  if (!level) return '';
  const part = level.of === 0 ? 0 : Math.min(1, level.ready / level.of);
  const filled = Math.round(part * TRACK.bar * 10) / 10;
  const number = `<text class="level-number" x="${percent(x + width / 2)}" y="${MIDDLE + 4}">${level.ready}/${level.of}</text>`;
  return rect('level', x, width, BOTTOM - filled, filled) + (width > ROOM_FOR_NUMBER ? number : '');
}

/** The drawing of requests: a line for each that was answered, a band for many, a cross for those that failed. */
export function requestsSvg(requests: readonly TimelineRequest[], axis: Axis): string {
  return [...requests]
    .sort((a, b) => Number(isFailed(a)) - Number(isFailed(b)))
    .map((request) => {
      const [x, end] = [placeOf(axis, request.at), placeOf(axis, request.until)];
      if (isFailed(request)) {
        return rule('failed-time', x, end, MIDDLE) + at(end, MIDDLE, 'failed');
      }
      const band = rule(request.count === undefined ? 'waited' : 'answered-many', x, end, MIDDLE);
      return band + at(end, MIDDLE, 'answered');
    })
    .join('');
}
