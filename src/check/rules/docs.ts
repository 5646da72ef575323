// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { RuleDocs } from '../rule.ts';
import { docs as duplicateName } from './server/duplicate-name.ts';
import { docs as duplicatePort } from './server/duplicate-port.ts';
import { docs as invalidAnnotation } from './server/invalid-annotation.ts';
import { docs as invalidLabel } from './server/invalid-label.ts';
import { docs as invalidName } from './server/invalid-name.ts';
import { docs as invalidPortName } from './server/invalid-port-name.ts';
import { docs as missingName } from './server/missing-name.ts';
import { docs as missingValue } from './server/missing-value.ts';
import { docs as nodePortOutOfRange } from './server/node-port-out-of-range.ts';
import { docs as numberOutOfRange } from './server/number-out-of-range.ts';
import { docs as oneOf } from './server/one-of.ts';
import { docs as portOutOfRange } from './server/port-out-of-range.ts';
import { docs as unsupportedValue } from './server/unsupported-value.ts';

export const ruleDocs: Readonly<Record<string, RuleDocs>> = {
  'duplicate-name': duplicateName,
  'duplicate-port': duplicatePort,
  'invalid-annotation': invalidAnnotation,
  'invalid-label': invalidLabel,
  'invalid-name': invalidName,
  'invalid-port-name': invalidPortName,
  'missing-name': missingName,
  'missing-value': missingValue,
  'node-port-out-of-range': nodePortOutOfRange,
  'number-out-of-range': numberOutOfRange,
  'one-of': oneOf,
  'port-out-of-range': portOutOfRange,
  'unsupported-value': unsupportedValue,
};
