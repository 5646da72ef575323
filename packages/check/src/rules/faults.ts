// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { rule as missingField } from './schema/missing-field.ts';
import { rule as missingIdentity } from './schema/missing-identity.ts';
import { rule as notAnObject } from './schema/not-an-object.ts';
import { rule as unknownField } from './schema/unknown-field.ts';
import { rule as unknownValue } from './schema/unknown-value.ts';
import { rule as wrongType } from './schema/wrong-type.ts';

export const rules: readonly Rule[] = [
  missingField,
  missingIdentity,
  notAnObject,
  unknownField,
  unknownValue,
  wrongType,
];
