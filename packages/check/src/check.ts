// biome-ignore-all assist/source/organizeImports: what brings the parser comes last, or gzip finds 1,900 bytes less in common
import type { ManifestFile, Node } from './manifest/document.ts';
import type { Faults } from './fault.ts';
import type { Finding } from './finding.ts';
import { callsForRareFields, loadedGuesses, loadedRules, requireRules } from './loaded-rules.ts';
import type { ManifestObject } from './resources.ts';
import type { Resource } from './rule.ts';
import { isCalled, together } from './rule-index.ts';
import { schemaOf } from './schema/load.ts';
import type { Schema } from './schema/schema.ts';
import { DEFAULT_VERSION } from './schema/versions.ts';
import { settle } from './settle.ts';
import { mendSlips } from './slips.ts';
import { findingOf, Walk } from './walk.ts';
import { judge, type Recovery } from './judged.ts';

export interface CheckOptions {
  /** Judge all files as one bundle; otherwise each file is a bundle of its own. */
  readonly together?: boolean;
  /** The Kubernetes minor to check against, `1.36`. Load others with `loadSchema` first. */
  readonly version?: string;
}

/**
 * Find all that is wrong with manifests, sorted by file and place, without follow-on findings of one cause.
 * Kinds beyond those that the notes use, what does not fit the schema, and YAML that cannot be read, need `await loadSchemaFor(files)` first.
 */
export function check(files: readonly ManifestFile[], options: CheckOptions = {}): Finding[] {
  const schema = schemaOf(options.version ?? DEFAULT_VERSION);
  const findings: Finding[] = [];
  const recoveries = new Map<string, Recovery>();
  const bundles: { walks: Walk[]; whole: boolean }[] = [];
  for (const file of files) {
    const { objects, recovery } = judge(file, schema);
    if (recovery) recoveries.set(file.path, recovery);
    if (bundles.length === 0 || !options.together) bundles.push({ walks: [], whole: true });
    const bundle = bundles.at(-1)!;
    if (recovery && !recovery.isWhole) bundle.whole = false;
    for (const object of objects) {
      const walk = checkObject(object, schema, (finding) => findings.push(finding));
      if (object.isList) continue;
      if (walk) bundle.walks.push(walk);
      else bundle.whole = false;
    }
  }
  for (const { walks, whole } of bundles) checkBundle(walks, whole, (finding) => findings.push(finding));
  const inPlace = recoveries.size > 0 ? placed(findings, recoveries) : findings;
  return settle([...inPlace, ...files.flatMap(checkText)], files);
}

/** What rules find in a file's text, whether it can be read or not. */
function checkText(file: ManifestFile): Finding[] {
  return loadedRules().texts.flatMap(({ rule: { id, class: name, severity }, call }) =>
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
 * Check one object, and return the walk through it as it was meant, for its bundle: undefined where its kind is not known, so
 * that nothing can be said about its part in a bundle.
 */
function checkObject(object: ManifestObject, schema: Schema, found: (finding: Finding) => void): Walk | undefined {
  const { resource, misspelt, instead, isList } = object;
  const { root, apiVersion, kind } = resource;
  const fault = <F extends keyof Faults>(name: F, told: Faults[F], node: Node = root): void => {
    const walk = new Walk(resource, schema, loadedRules());
    requireRules('faults');
    walk.fault(name, told, node, undefined, '');
    walk.findings.forEach(found);
  };
  if (instead) fault('not-an-object', {}, instead);
  if (instead) return undefined;
  for (const { entry, meant } of misspelt) fault('misspelt-identity', { entry, meant });
  const missing = (['apiVersion', 'kind'] as const).filter((name) => resource[name] === '');
  for (const name of missing) fault('no-identity', { field: name });
  if (kind === '' || isList) return undefined;
  const own = schema.kind(apiVersion, kind);
  const meant = own ? undefined : loadedGuesses().meantKind(resource, schema);
  if (!own && missing.length === 0) {
    requireRules('rare');
    fault('unknown-kind', { apiVersion, kind, meant });
  }
  const known = own ?? (meant && schema.kind(meant.apiVersion, meant.kind));
  if (!known) return undefined;
  const judged = walkObject(
    { ...resource, ...meant },
    known.type,
    schema,
    misspelt.map(({ entry }) => entry.key.text),
    found,
  );
  return misspelt.length === 0 ? judged : undefined;
}

/** Walk an object; where keys are misspelt, say so and walk it again as it was meant. Returns the last walk. */
function walkObject(
  resource: Resource,
  type: string,
  schema: Schema,
  misspelt: readonly string[],
  found: (finding: Finding) => void,
  isMeant = false,
): Walk {
  const skipped = new Set(['apiVersion', 'kind', ...misspelt]);
  const walk = new Walk(resource, schema, loadedRules());
  // A rare field that a slip may stand for is judged once it is written so.
  if (!isMeant && callsForRareFields(walk.mentioned)) requireRules('rare');
  walk.root(type, skipped);
  if (walk.isFaulty) requireRules('faults');
  if (walk.slips.size === 0) {
    walk.findings.forEach(found);
    return walk;
  }
  walk.ofSlips.forEach(found);
  const meant = mendSlips(resource, walk.slips);
  return walkObject(meant, type, schema, misspelt, found, true);
}

/** @param whole whether nothing stands beside that could not be read: else things would be called missing that are not. */
function checkBundle(walks: readonly Walk[], whole: boolean, found: (finding: Finding) => void): void {
  if (walks.length === 0) return;
  const resources = walks.map(({ resource }) => resource);
  const mentioned = together(walks.map((walk) => walk.mentioned));
  for (const listener of loadedRules().bundle) {
    if (!isCalled(listener, mentioned) || !(whole || listener.rule.inPart)) continue;
    listener.call({ resources, report: (resource, report) => found(findingOf(resource, listener.rule, report)) });
  }
}
