/** What the picture of a page says. */
export interface Card {
  /** The number of a note or the day of an entry; a picture without it is the site's. */
  readonly number?: string;
  /** What kind of page it is. */
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** The site's title, and its host. */
  readonly site: string;
  readonly host: string;
  /** The colour of the log, as on white. */
  readonly accent: string;
  /** The mark of the log, as the address of an SVG. */
  readonly mark: string;
}

/** Sizes in pixels; networks show pictures of this shape. */
export const CARD = { width: 1200, height: 630 } as const;

/** The colours of styles/tokens.css on white. */
export const COLOURS = { paper: '#fff', ink: '#18211d', soft: '#53605a', line: '#d9e2dc' } as const;
const MARGIN = 250;

type Style = Readonly<Record<string, string | number>>;
/** An element as satori takes it. */
export interface CardNode {
  readonly type: string;
  readonly props: { readonly style: Style; readonly children?: readonly (CardNode | string)[]; readonly src?: string };
}

const box = (style: Style, ...children: (CardNode | string | undefined)[]): CardNode => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children: children.filter((child) => child !== undefined) },
});

const picture = (src: string, size: number): CardNode => ({
  type: 'img',
  props: { src, style: { width: size, height: size } },
});

/** The picture of a page: a sheet of the lab notebook, with its margin and the double line beside it. */
export function cardNode({ number, kind, title, text, site, host, accent, mark }: Card): CardNode {
  const size = title.length > 34 ? 62 : title.length > 20 ? 76 : 96;
  return box(
    {
      width: '100%',
      height: '100%',
      borderTop: `16px solid ${accent}`,
      background: COLOURS.paper,
      color: COLOURS.ink,
      wordBreak: 'keep-all',
    },
    box(
      {
        flexDirection: 'column',
        width: MARGIN,
        padding: '72px 0 0 64px',
        color: accent,
      },
      number === undefined ? picture(mark, 110) : box({ fontSize: 110, lineHeight: 1 }, number),
      box({ fontSize: 32, marginTop: 20, color: COLOURS.soft }, kind),
    ),
    box({ width: 8, borderLeft: `2px solid ${COLOURS.line}`, borderRight: `2px solid ${COLOURS.line}` }),
    box(
      {
        flex: 1,
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '72px 72px 56px 56px',
      },
      box(
        { flexDirection: 'column' },
        box({ fontSize: size, lineHeight: 1.2, letterSpacing: '-0.02em', lineClamp: 3, display: 'block' }, title),
        box(
          { fontSize: 36, lineHeight: 1.5, marginTop: 28, color: COLOURS.soft, lineClamp: 3, display: 'block' },
          text,
        ),
      ),
      box(
        { alignItems: 'center', fontSize: 34 },
        number === undefined ? undefined : box({ marginRight: 18 }, picture(mark, 48)),
        box({ flex: 1 }, site),
        box({ color: COLOURS.soft, fontSize: 28 }, host),
      ),
    ),
  );
}
