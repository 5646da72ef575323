// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { rule as copiedAlong } from './yaml/copied-along.ts';
import { rule as curlyQuotes } from './yaml/curly-quotes.ts';
import { rule as duplicateKey } from './yaml/duplicate-key.ts';
import { rule as invalidKey } from './yaml/invalid-key.ts';
import { rule as invalidMerge } from './yaml/invalid-merge.ts';
import { rule as invalidTag } from './yaml/invalid-tag.ts';
import { rule as invisibleCharacter } from './yaml/invisible-character.ts';
import { rule as keyReadOtherwise } from './yaml/key-read-otherwise.ts';
import { rule as missingSeparator } from './yaml/missing-separator.ts';
import { rule as octalNumber } from './yaml/octal-number.ts';
import { rule as unknownAlias } from './yaml/unknown-alias.ts';
import { rule as unrenderedTemplate } from './yaml/unrendered-template.ts';
import { rule as yamlDirective } from './yaml/yaml-directive.ts';
import { rule as yamlEncoding } from './yaml/yaml-encoding.ts';
import { rule as yamlLimit } from './yaml/yaml-limit.ts';
import { rule as yamlSyntax } from './yaml/yaml-syntax.ts';
import { rule as yamlTab } from './yaml/yaml-tab.ts';

export const yamlRules: readonly Rule[] = [
  copiedAlong,
  curlyQuotes,
  duplicateKey,
  invalidKey,
  invalidMerge,
  invalidTag,
  invisibleCharacter,
  keyReadOtherwise,
  missingSeparator,
  octalNumber,
  unknownAlias,
  unrenderedTemplate,
  yamlDirective,
  yamlEncoding,
  yamlLimit,
  yamlSyntax,
  yamlTab,
];
