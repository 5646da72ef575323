import { findPlace, type Node, parsePath, toJson } from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';
import type { ExampleFile } from '../../example/example-file.ts';
import type { Example } from '../../example/load.ts';
import { flatSteps } from '../../example/results.ts';
import { claimsOf } from './claims.ts';
import { OPERATORS, type Site } from './operators.ts';

/** An example with one thing broken (or, where it is broken on purpose, mended), which its expectations must notice. */
export interface Mutant {
  readonly id: string;
  /** «manifest.yaml:12 image becomes ghcr.io/subicura/echo:no-tag-of-that-name» */
  readonly description: Localized;
  readonly example: Example;
}

/**
 * Every way to break an example that its steps claim to notice. One that is broken on purpose and names its `fix`
 * is mended instead, by that example's manifest.
 */
export function mutantsOf(example: Example, all: readonly Example[]): Mutant[] {
  if (example.fix) return mended(example, all);
  const applied = new Set(
    flatSteps(example.steps).flatMap((step) => (step.verb === 'apply' && !step.rejected ? [step.apply] : [])),
  );
  return example.files.filter(({ name }) => applied.has(name)).flatMap((file) => brokenFiles(example, file));
}

function mended(example: Example, all: readonly Example[]): Mutant[] {
  const fix = all.find(({ id }) => id === example.fix)?.files.find(({ name }) => name === 'manifest.yaml');
  if (!fix) return [];
  const description = {
    ko: `manifest.yaml을 ${example.fix}의 파일로 바꿈`,
    en: `manifest.yaml is replaced with that of ${example.fix}`,
  };
  return [mutant(example, example.files.find(({ name }) => name === 'manifest.yaml')!, fix.text, description)];
}

function brokenFiles(example: Example, file: ExampleFile): Mutant[] {
  const claims = claimsOf(example);
  return sitesOf(file).flatMap((site) =>
    Object.values(OPERATORS)
      .filter((operator) => operator.at(site) && operator.claimed(site, claims))
      .map((operator) => {
        const value = operator.broken(site);
        const { start, end } = site.node.range;
        const text = `${file.text.slice(0, start)}${quoted(value, site.node.style)}${file.text.slice(end)}`;
        const line = file.text.slice(0, start).split('\n').length;
        const where = `${file.path}:${line} ${site.kind} ${site.path}`;
        return mutant(example, file, text, {
          ko: `${where}: ${site.node.text} 대신 ${value}`,
          en: `${where}: ${site.node.text} is changed to ${value}`,
        });
      }),
  );
}

function mutant(example: Example, file: ExampleFile, text: string, description: Localized): Mutant {
  const files = example.files.map((one) => (one === file ? one.withText(text) : one));
  return { id: example.id, description, example: { ...example, files } };
}

function quoted(value: string, style: Site['node']['style']): string {
  if (style === 'single-quoted') return `'${value}'`;
  return style === 'double-quoted' ? `"${value}"` : value;
}

function sitesOf({ manifest }: ExampleFile): Site[] {
  const roots = manifest.documents.flatMap(({ root }) => root ?? []);
  const selected = new Set(roots.flatMap(selectors));
  return roots.flatMap((root) => {
    const kind = String(at(root, 'kind') ?? '');
    const sites: Site[] = [];
    const walk = (node: Node, here: string, parent: string, key: string): void => {
      if (node.kind === 'scalar') sites.push({ kind, path: here, parent, key, node, selected });
      else if (node.kind === 'sequence')
        for (const [index, item] of node.entries.entries()) walk(item, `${here}[${index}]`, here, '');
      else
        for (const { key: name, value } of node.entries)
          walk(value, here ? `${here}.${name.text}` : name.text, here, name.text);
    };
    walk(root, '', '', '');
    return sites;
  });
}

function selectors(root: Node): string[] {
  return ['spec.selector', 'spec.selector.matchLabels'].flatMap((path) => {
    const labels = at(root, path);
    return typeof labels === 'object' && labels !== null
      ? Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`)
      : [];
  });
}

function at(root: Node, path: string): unknown {
  const place = findPlace(root, parsePath(path));
  return place && toJson(place.node);
}
