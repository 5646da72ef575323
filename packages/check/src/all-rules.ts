import { indexRules } from './rule-index.ts';
import { rules } from './rules/index.ts';

/** All rules, by what they listen to. */
export const RULES = indexRules(rules);
