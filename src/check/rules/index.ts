// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';

export const rules: readonly Rule[] = [
];
