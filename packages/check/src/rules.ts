export type { Rule, RuleDocs } from './rule.ts';
export { ruleDocs } from './rules/docs.ts';
export { rules } from './rules/index.ts';
export { saidBy } from './said.ts';
