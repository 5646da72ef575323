import { COMPONENTS } from '../mdx-components.ts';

/** Elements and components that hold blocks, or are one; the others stand in a line of text. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...Object.keys(COMPONENTS),
  'dd',
  'details',
  'dl',
  'dt',
  'summary',
]);
