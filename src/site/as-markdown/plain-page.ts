import type { RootContent } from 'mdast';
import type { Lang } from '../../text/lang.ts';

/** A page of the site as Markdown. */
export interface PlainPage {
  readonly lang: Lang;
  /** Its path without the language: `/notes/pod/`. */
  readonly path: string;
  /** Backticks make code, here and in the summary. */
  readonly title: string;
  readonly summary: string;
  /** The content below title and summary. */
  readonly nodes: () => RootContent[] | Promise<RootContent[]>;
}
