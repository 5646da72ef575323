/** How a selector finds Pods by their labels. */
export { type Demand, inWords, type Labels, unmet } from './rules/support/selectors.ts';
