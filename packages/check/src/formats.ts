/** How Kubernetes wants names, images and quantities to be written. */
export { isReference } from './rules/support/images.ts';
export { FORMATS, type Format, type FormatName, formatFault } from './rules/support/names.ts';
export { parseQuantity } from './rules/support/quantities.ts';
