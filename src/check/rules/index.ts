// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { rule as duplicateName } from './server/duplicate-name.ts';
import { rule as duplicatePort } from './server/duplicate-port.ts';
import { rule as invalidAnnotation } from './server/invalid-annotation.ts';
import { rule as invalidLabel } from './server/invalid-label.ts';
import { rule as invalidName } from './server/invalid-name.ts';
import { rule as invalidPortName } from './server/invalid-port-name.ts';
import { rule as missingName } from './server/missing-name.ts';
import { rule as missingValue } from './server/missing-value.ts';
import { rule as nodePortOutOfRange } from './server/node-port-out-of-range.ts';
import { rule as numberOutOfRange } from './server/number-out-of-range.ts';
import { rule as oneOf } from './server/one-of.ts';
import { rule as portOutOfRange } from './server/port-out-of-range.ts';
import { rule as unsupportedValue } from './server/unsupported-value.ts';

export const rules: readonly Rule[] = [
  duplicateName,
  duplicatePort,
  invalidAnnotation,
  invalidLabel,
  invalidName,
  invalidPortName,
  missingName,
  missingValue,
  nodePortOutOfRange,
  numberOutOfRange,
  oneOf,
  portOutOfRange,
  unsupportedValue,
];
