import { RULES } from './all-rules.ts';
import type { Faults } from './fault.ts';
import type { Finding } from './finding.ts';
import type { ManifestFile, Node } from './manifest/document.ts';
import { meantKind } from './meant-kind.ts';
import { holdsOfPatch, normalPath, patchesNamedBy } from './patches.ts';
import { readObjects } from './read-objects.ts';
import type { Recovery } from './recovery/recover.ts';
import type { ManifestObject } from './resources.ts';
import type { Resource } from './rule.ts';
import { loadSchema } from './schema/load.ts';
import type { Schema } from './schema/schema.ts';
import { DEFAULT_VERSION } from './schema/versions.ts';
import { settle } from './settle.ts';
import { mendSlips } from './slips.ts';
import { findingOf, SchemaWalk } from './walk.ts';

export interface CheckOptions {
  /** Judge all files as one bundle; otherwise each file is a bundle of its own. */
  readonly together?: boolean;
  /** The Kubernetes minor to check against, `1.36`. */
  readonly version?: string;
  /** Paths of files that are patches of a kustomization, in addition to those that kustomizations among the files name. */
  readonly patches?: readonly string[];
}

/**
 * Find all that is wrong with manifests, sorted by file and place, without follow-on findings of one cause.
 * @throws RangeError for a version of Kubernetes that there is no schema of.
 */
export async function check(files: readonly ManifestFile[], options: CheckOptions = {}): Promise<Finding[]> {
  const schema = await loadSchema(options.version ?? DEFAULT_VERSION);
  const findings: Finding[] = [];
  const recoveries = new Map<string, Recovery>();
  const bundles: { resources: Resource[]; whole: boolean }[] = [];
  const patches = new Set([...(options.patches ?? []), ...files.flatMap(patchesNamedBy)]);
  for (const file of files) {
    const isPatch = patches.size > 0 && patches.has(normalPath(file.path));
    const { objects, recovery } = readObjects(file, schema);
    if (recovery) recoveries.set(file.path, recovery);
    if (bundles.length === 0 || !options.together) bundles.push({ resources: [], whole: true });
    const bundle = bundles.at(-1)!;
    if (recovery && !recovery.isWhole) bundle.whole = false;
    for (const object of objects) {
      const resource = checkObject(object, schema, (finding) => {
        if (!isPatch || holdsOfPatch(finding)) findings.push(finding);
      });
      if (object.isList || isPatch) continue;
      if (resource) bundle.resources.push(resource);
      else bundle.whole = false;
    }
  }
  for (const { resources, whole } of bundles) checkBundle(resources, whole, (finding) => findings.push(finding));
  const inPlace = recoveries.size > 0 ? placed(findings, recoveries) : findings;
  return settle([...inPlace, ...files.flatMap(checkText)], files);
}

/** What rules find in a file's text, whether it can be read or not. */
function checkText(file: ManifestFile): Finding[] {
  return RULES.texts.flatMap(({ rule: { id, class: name, severity }, call }) =>
    call(file).map((report) => ({ file: file.path, rule: id, class: name, severity, ...report })),
  );
}

/** Findings where they stand in the files as they are, with what is wrong with the text of those. */
function placed(findings: readonly Finding[], recoveries: ReadonlyMap<string, Recovery>): Finding[] {
  const places = findings.map((finding) => {
    const paths = new Set([finding, ...(finding.related ?? [])].map(({ file }) => file));
    return [...paths].reduce((found, path) => recoveries.get(path)?.placeBack(found) ?? found, finding);
  });
  return places.concat(...[...recoveries.values()].map(({ said }) => said));
}

/**
 * Check one object, and return it as it was meant, for its bundle: undefined where its kind is not known, so that nothing can be
 * said about its part in a bundle.
 */
export function checkObject(
  object: ManifestObject,
  schema: Schema,
  found: (finding: Finding) => void,
): Resource | undefined {
  const { resource, misspelt, nonObject, isList } = object;
  const { root, apiVersion, kind } = resource;
  const fault = <F extends keyof Faults>(name: F, detail: Faults[F], node: Node = root): void => {
    const walk = new SchemaWalk(resource, schema);
    walk.fault(name, detail, node, undefined, '');
    walk.findings.forEach(found);
  };
  if (nonObject) fault('not-an-object', {}, nonObject);
  if (nonObject) return undefined;
  for (const { entry, meant } of misspelt) fault('misspelt-identity', { entry, meant });
  const missing = (['apiVersion', 'kind'] as const).filter((name) => resource[name] === '');
  for (const name of missing) fault('no-identity', { field: name });
  if (kind === '' || isList) return undefined;
  const own = schema.kind(apiVersion, kind);
  const meant = own ? undefined : meantKind(resource, schema);
  if (!own && missing.length === 0) fault('unknown-kind', { apiVersion, kind, meant });
  const known = own ?? (meant && schema.kind(meant.apiVersion, meant.kind));
  if (!known) return undefined;
  const whole = walkObject(
    { ...resource, ...meant },
    known.type,
    schema,
    misspelt.map(({ entry }) => entry.key.text),
    found,
  );
  return misspelt.length === 0 ? whole : undefined;
}

/** Walk an object; where keys are misspelt, say so and walk it again as it was meant. Returns the object of the last walk. */
function walkObject(
  resource: Resource,
  type: string,
  schema: Schema,
  misspelt: readonly string[],
  found: (finding: Finding) => void,
): Resource {
  const skipped = new Set(['apiVersion', 'kind', ...misspelt]);
  const walk = new SchemaWalk(resource, schema);
  walk.root(type, skipped);
  if (walk.slips.size === 0) {
    walk.findings.forEach(found);
    return resource;
  }
  walk.ofSlips.forEach(found);
  const meant = mendSlips(resource, walk.slips);
  return walkObject(meant, type, schema, misspelt, found);
}

/** @param whole whether nothing stands beside that could not be read: else things would be called missing that are not. */
function checkBundle(resources: readonly Resource[], whole: boolean, found: (finding: Finding) => void): void {
  if (resources.length === 0) return;
  for (const { rule, call } of RULES.bundle) {
    if (whole || rule.inPart)
      call({ resources, report: (resource, report) => found(findingOf(resource, rule, report)) });
  }
}
