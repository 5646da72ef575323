import type { ManifestFile } from '../manifest/document.ts';
import type { Finding } from './finding.ts';
import { type ManifestObject, objectsOf } from './resources.ts';
import type { Report, Resource, Rule } from './rule.ts';
import { indexRules } from './rule-index.ts';
import { rules } from './rules/index.ts';
import { DEFAULT_VERSION, schemaOf } from './schema/load.ts';
import type { Schema } from './schema/schema.ts';
import { settle } from './settle.ts';
import { Walk } from './walk.ts';

export interface CheckOptions {
  /** Judge all files as one bundle; otherwise each file is a bundle of its own. */
  readonly together?: boolean;
  /** The Kubernetes minor to check against, `1.36`. Load others with `loadSchema` first. */
  readonly version?: string;
}

const index = indexRules(rules);

/**
 * Find all that is wrong with manifests, sorted by file and place, without follow-on findings of one cause.
 * Kinds beyond those that the notes use need `await loadSchemaFor(files)` first.
 */
export function check(files: readonly ManifestFile[], options: CheckOptions = {}): Finding[] {
  const schema = schemaOf(options.version ?? DEFAULT_VERSION);
  const findings: Finding[] = [];
  const bundles: { resources: Resource[]; whole: boolean }[] = [];
  for (const file of files) {
    const own = problemsOf(file);
    findings.push(...own);
    if (bundles.length === 0 || !options.together) bundles.push({ resources: [], whole: true });
    const bundle = bundles.at(-1)!;
    if (own.some(({ severity }) => severity === 'error')) bundle.whole = false;
    for (const object of objectsOf(file, schema)) {
      const isKnown = checkObject(object, schema, (finding) => findings.push(finding));
      if (object.isList) continue;
      if (isKnown) bundle.resources.push(object.resource);
      else bundle.whole = false;
    }
  }
  // A bundle with a part that could not be read would be told that things are missing which are not.
  for (const { resources, whole } of bundles) if (whole) checkBundle(resources, (finding) => findings.push(finding));
  return settle(findings, files);
}

function problemsOf(file: ManifestFile): Finding[] {
  return file.problems.flatMap((problem) =>
    index.problems(problem.code).map(({ rule, call }) => ({
      file: file.path,
      range: problem.range,
      rule: rule.id,
      class: rule.class,
      severity: rule.severity,
      ...call(problem),
    })),
  );
}

/** Check one object; false where its kind is not known, so that nothing can be said about its part in a bundle. */
function checkObject(object: ManifestObject, schema: Schema, found: (finding: Finding) => void): boolean {
  const { resource, misspelt, instead, isList } = object;
  const { root, apiVersion, kind } = resource;
  const walk = new Walk(resource, schema, index, (rule, report) => found(findingOf(resource, rule, report)));
  if (instead) {
    walk.fault('not-an-object', {}, instead, undefined, '');
    return false;
  }
  for (const { entry, meant } of misspelt) walk.fault('misspelt-identity', { entry, meant }, root, undefined, '');
  const missing = (['apiVersion', 'kind'] as const).filter((name) => resource[name] === '');
  for (const name of missing) walk.fault('no-identity', { field: name }, root, undefined, '');
  if (missing.length > 0) return false;
  if (isList) return true;
  const known = schema.kind(apiVersion, kind);
  if (!known) {
    walk.fault('unknown-kind', { apiVersion, kind }, root, undefined, '');
    return false;
  }
  walk.root(known.type, new Set(['apiVersion', 'kind', ...misspelt.map(({ entry }) => entry.key.text)]));
  return misspelt.length === 0;
}

function checkBundle(resources: readonly Resource[], found: (finding: Finding) => void): void {
  for (const { rule, call } of index.bundle) {
    call({ resources, report: (resource, report) => found(findingOf(resource, rule, report)) });
  }
}

function findingOf(resource: Resource, rule: Rule, report: Report): Finding {
  const object = resource.name ? `${resource.kind}/${resource.name}` : resource.kind;
  return {
    file: resource.file.path,
    rule: rule.id,
    class: rule.class,
    severity: rule.severity,
    ...(object && { object }),
    ...report,
  };
}
