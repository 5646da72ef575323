export type { Lang, Localized } from './localized.ts';
export { nearest } from './nearest.ts';
export { visible, widthOf, windowOf } from './width.ts';
