/**
 * The style that every page has within itself: one page takes the place of another of the same notebook. In a stylesheet that comes
 * later than the first picture of a page, it would be too late: Chromium calls the transition off then, with an error.
 */
export const TRANSITION = '@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}';
