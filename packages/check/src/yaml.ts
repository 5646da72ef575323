import type { ManifestFile, YamlProblem } from './manifest/document.ts';
import type { Wording } from './rule.ts';
import { yamlRules } from './rules/yaml.ts';

/** What the checker says of a problem with the YAML of any file; undefined where only the parser has words for it. */
export function wordProblem(problem: YamlProblem, file: ManifestFile): Wording | undefined {
  const word = yamlRules.find(({ problems }) => problems?.[problem.code])?.problems?.[problem.code];
  return word?.(problem, file);
}
