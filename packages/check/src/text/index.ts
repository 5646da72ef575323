export { Fault, type FaultOptions, misuse, reasonOf } from './fault.ts';
export { distinct, joined, type Lang, type Localized, verbatim } from './localized.ts';
export { nearest } from './nearest.ts';
export { plural } from './plural.ts';
export { visible, widthOf, windowOf } from './width.ts';
