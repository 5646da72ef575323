import type { Mark } from './drawing.ts';
import type { ShownFinding, Verdict } from './verdict.ts';

/** A finding and its places in the text, as the text moves. */
export interface Followed {
  readonly finding: ShownFinding;
  readonly place: Mark;
  readonly related: readonly Mark[];
  readonly fix: Mark & { readonly text: string };
}

/** Follow what a verdict points at. @param isMarked whether its findings are marked, too */
export const follow = ({ findings }: Verdict, isMarked: boolean): Followed[] =>
  findings.map((finding) => ({
    finding,
    place: { range: finding.range, ...(isMarked && { severity: finding.severity }) },
    related: finding.related.map(({ range }) => ({ range })),
    fix: { range: finding.fix?.range, text: finding.fix?.text ?? '' },
  }));

export const marksOf = (followed: readonly Followed[]): Mark[] =>
  followed.flatMap(({ place, related, fix }) => [place, ...related, fix]);

/** Whether a finding points at an offset. */
export const isAt = ({ place: { range } }: Followed, offset: number): boolean =>
  range !== undefined && offset >= range.start && offset <= Math.max(range.end, range.start + 1);

/** The findings between two offsets that have a fix. */
export const fixesBetween = (followed: readonly Followed[], start: number, end: number): Followed[] =>
  followed.filter(({ place, fix }) => fix.range && place.range && place.range.start <= end && place.range.end >= start);
