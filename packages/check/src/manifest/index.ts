export type {
  Document,
  Entry,
  Json,
  ManifestFile,
  MappingNode,
  Node,
  Range,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  YamlProblem,
} from './document.ts';
export { field, textOf } from './fields.ts';
export { codeOf, type InvisibleRun, invisibleRuns, UNSEEN, unseenCodes } from './invisible.ts';
export { lineAt, type Position, positionsOf } from './lines.ts';
export { LIMITS, parseBytes, parseManifest } from './parse.ts';
export { entryOf, fieldPath, findPlace, keyPath, type PathStep, type Place, parsePath, toJson } from './path.ts';
export { keyName, resolvePlain } from './scalar.ts';
