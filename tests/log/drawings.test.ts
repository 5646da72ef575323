import { loadAll, YAML11_SCHEMA } from 'js-yaml';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type Example, loadExamples } from '../../src/example/load.ts';
import { allSteps } from '../../src/example/results.ts';
import { drawStages } from '../../src/site/drawing/drawing.ts';
import type { TextLine } from '../../src/site/drawing/text.ts';

/** An object as js-yaml reads it: this test takes nothing from the code that draws. */
interface Read {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string> };
  // biome-ignore lint/suspicious/noExplicitAny: the examples of this log are known to have these fields where they are read
  readonly spec: any;
}
/** A Pod of a manifest, or the Pods of a template. */
interface Pods {
  readonly name: string;
  readonly count: number;
  readonly labels: Record<string, string>;
  readonly spec: Read['spec'];
  readonly isRefused: boolean;
}

function objectsIn(text: string): Read[] {
  try {
    return (loadAll(text, { schema: YAML11_SCHEMA }) as Read[]).filter((object) => object?.kind);
  } catch {
    return [];
  }
}

const has = (labels: Record<string, string>, pairs: Record<string, string>): boolean =>
  Object.entries(pairs).every(([key, value]) => labels[key] === value);
const pairsOf = (pairs: Record<string, string>): string[] =>
  Object.entries(pairs).map(([key, value]) => `${key}=${value}`);

/** A selector as `kubectl` writes it: its pairs, then its expressions. */
function selectorOf({ kind, spec }: Read): string[] {
  if (kind === 'Service') return pairsOf(spec.selector ?? {});
  const { matchLabels = {}, matchExpressions = [] } = spec?.selector ?? {};
  return [
    ...pairsOf(matchLabels),
    ...matchExpressions.map(({ key, operator, values }: { key: string; operator: string; values?: string[] }) =>
      values ? `${key} ${operator} (${values.join(', ')})` : `${key} ${operator}`,
    ),
  ];
}

const lacking = ({ spec }: Read, labels: Record<string, string>): string[] =>
  pairsOf(
    Object.fromEntries(
      Object.entries<string>(spec.selector?.matchLabels ?? {}).filter(([key, value]) => labels[key] !== value),
    ),
  );

function podsOf(object: Read, all: readonly Read[]): Pods[] {
  const { kind, metadata, spec } = object;
  if (kind === 'Pod') return [{ name: metadata.name, count: 1, labels: metadata.labels ?? {}, spec, isRefused: false }];
  if (kind !== 'Deployment' && kind !== 'ReplicaSet' && kind !== 'DaemonSet') return [];
  const { labels } = spec.template.metadata;
  const isRefused = lacking(object, labels).length > 0;
  const taken =
    kind === 'ReplicaSet'
      ? all.filter(
          (other) =>
            other.kind === 'Pod' && has(other.metadata.labels ?? {}, spec.selector.matchLabels ?? { none: '' }),
        ).length
      : 0;
  const name = isRefused ? metadata.name : metadata.name + (kind === 'Deployment' ? '-…-…' : '-…');
  return [{ name, count: (spec.replicas ?? 1) - taken, labels, spec: spec.template.spec, isRefused }];
}

/** How a probe asks, as the drawing writes it. */
function actionOf({ httpGet, tcpSocket }: Read['spec']): string {
  if (httpGet) return `GET :${httpGet.port}${httpGet.path ?? '/'}`;
  return tcpSocket ? `TCP :${tcpSocket.port}` : 'exec';
}

/** The ConfigMaps and Secrets that a Pod names, and where. */
function referencesOf({ volumes = [], initContainers = [], containers }: Read['spec']) {
  const all: Read['spec'][] = [...initContainers, ...containers];
  return [
    ...volumes.flatMap(({ name, configMap, secret }: Read['spec']) => [
      ...(configMap ? [{ kind: 'ConfigMap', called: configMap.name, by: `volumes: ${name}` }] : []),
      ...(secret ? [{ kind: 'Secret', called: secret.secretName, by: `volumes: ${name}` }] : []),
    ]),
    ...all.flatMap(({ env, envFrom = [] }) => [
      ...(Array.isArray(env) ? env : []).flatMap(({ name, valueFrom: from }) => [
        ...(from?.configMapKeyRef
          ? [{ kind: 'ConfigMap', called: from.configMapKeyRef.name, by: `env: ${name}` }]
          : []),
        ...(from?.secretKeyRef ? [{ kind: 'Secret', called: from.secretKeyRef.name, by: `env: ${name}` }] : []),
      ]),
      ...envFrom.flatMap(({ configMapRef, secretRef }: Read['spec']) => [
        ...(configMapRef ? [{ kind: 'ConfigMap', called: configMapRef.name, by: 'envFrom' }] : []),
        ...(secretRef ? [{ kind: 'Secret', called: secretRef.name, by: 'envFrom' }] : []),
      ]),
    ]),
  ] as { kind: string; called: string; by: string }[];
}

/**
 * What a drawing must show: ids of objects, lines between them, and all that it quotes of the manifest in words; of a reference the
 * field that makes it is only there in words.
 */
function expected(objects: readonly Read[]) {
  const pods = objects.flatMap((object) => podsOf(object, objects));
  const running = pods.filter(({ isRefused }) => !isRefused);
  const services = objects.filter(({ kind }) => kind === 'Service');
  const [ids, lines, quotes, reasons]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const object of objects) {
    const { kind, metadata, spec } = object;
    ids.push(`${kind}/${metadata.name}`);
    quotes.push(metadata.name);
    if (kind === 'Deployment') {
      ids.push(`ReplicaSet/${metadata.name}-…`);
      quotes.push(`${metadata.name}-…`);
    }
    if (kind !== 'Pod') quotes.push(...selectorOf(object));
    if (kind === 'ReplicaSet') {
      quotes.push(...lacking(object, spec.template.metadata.labels));
      for (const { metadata: other } of objects.filter(({ kind: one }) => one === 'Pod')) {
        if (!spec.selector.matchLabels || !has(other.labels ?? {}, spec.selector.matchLabels)) continue;
        lines.push(`selects ReplicaSet/${metadata.name} Pod/${other.name}`);
        quotes.push(other.name);
      }
    }
  }
  for (const { name, labels, spec, isRefused } of pods) {
    const isOwn = objects.some(({ kind, metadata }) => kind === 'Pod' && metadata.name === name);
    if (!isOwn) ids.push(`Pod/${name}`);
    if (!isOwn && !isRefused) quotes.push(name);
    quotes.push(...pairsOf(labels));
    for (const { name: container, image, ports = [], env, ...probes } of [
      ...(spec.initContainers ?? []),
      ...spec.containers,
    ]) {
      quotes.push(container, image);
      for (const port of ports) quotes.push(String(port.containerPort), ...(port.name ? [port.name] : []));
      for (const { name: variable, value } of Array.isArray(env) ? env : []) {
        const called = services.find((service) => service.metadata.name === value && /_HOST$/.test(variable));
        if (value === 'localhost' || /^\w+:\/\/localhost:/.test(value) || called) quotes.push(`${variable}=${value}`);
        if (!called) continue;
        quotes.push(called.metadata.name);
        lines.push(`calls Pod/${name} Service/${value}`);
      }
      for (const [field, probe] of Object.entries<Read['spec']>(probes)) {
        if (field.endsWith('Probe')) quotes.push(actionOf(probe));
      }
    }
    for (const { kind, called, by } of referencesOf(spec)) {
      if (!objects.some((object) => object.kind === kind && object.metadata.name === called)) continue;
      quotes.push(called);
      reasons.push(by);
      lines.push(`refers Pod/${name} ${kind}/${called}`);
    }
  }
  for (const { metadata, spec } of services) {
    const id = `Service/${metadata.name}`;
    const found = running.filter(({ labels }) => has(labels, spec.selector));
    quotes.push(...found.map(({ name }) => name));
    lines.push(...found.map(({ name }) => `selects ${id} Pod/${name}`));
    if (found.length === 0) {
      lines.push(`selects-none ${id} `);
      const near = running.find(({ labels }) =>
        Object.entries(spec.selector).some(([key, value]) => labels[key] === value),
      );
      if (near)
        quotes.push(near.name, ...pairsOf(spec.selector).filter((pair) => !pairsOf(near.labels).includes(pair)));
    }
    for (const { port, targetPort = port, nodePort } of spec.ports) {
      if (spec.type === 'LoadBalancer') quotes.push(`EXTERNAL-IP:${port}`);
      if (nodePort) quotes.push(`:${nodePort}`);
      // Nothing leads from the port of a headless Service to its Pods.
      quotes.push(...(spec.clusterIP === 'None' ? [] : [String(port)]), String(targetPort));
      for (const { name, spec: of } of found) {
        const declaring = of.containers.flatMap((container: Read['spec']) =>
          (container.ports ?? [])
            .filter((one: Read['spec']) => one.name === targetPort || one.containerPort === targetPort)
            .map((one: Read['spec']) => [String(one.containerPort), container.name]),
        )[0];
        lines.push(`sends ${id} Pod/${name}`);
        quotes.push(name, ...(declaring ?? [String(targetPort)]));
      }
    }
  }
  return { ids, lines, quotes, reasons, pods };
}

/** The objects that are there once a file is applied behind those that steps applied before it. */
function stageOf({ files, steps }: Example, name: string): Read[] {
  const there = new Map<string, Read>();
  const apply = (text: string) => {
    const own = objectsIn(text);
    for (const object of own) there.delete(`${object.kind}/${object.metadata.name}`);
    for (const object of own) there.set(`${object.kind}/${object.metadata.name}`, object);
  };
  const applied = allSteps(steps).flatMap(({ step }) => (step.verb === 'apply' ? [step] : []));
  for (const step of applied.slice(
    0,
    Math.max(
      0,
      applied.findIndex(({ apply: file }) => file === name),
    ),
  )) {
    if (!step.rejected) apply(files.find((file) => file.name === step.apply)!.text);
  }
  apply(files.find((file) => file.name === name)!.text);
  return [...there.values()];
}

interface Element {
  readonly tagName?: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Element[];
}
const within = (node: Element): Element[] => [node, ...(node.childNodes ?? []).flatMap(within)];
const attribute = (node: Element, name: string) => node.attrs?.find((attr) => attr.name === name)?.value;
const quotesIn = (lines: readonly TextLine[]): string[] =>
  lines.flatMap(({ text, lines: below }) => [
    ...[...text.matchAll(/`([^`]+)`/g)].map(([, quote]) => quote!),
    ...quotesIn(below),
  ]);
const sorted = (texts: readonly string[]) => [...texts].sort();

const EXAMPLES = loadExamples(process.cwd());

describe.each(EXAMPLES.map((example) => [example.id, example] as const))('the drawing of %s', (_, example) => {
  const files = example.files.filter(({ name }) => name !== example.cluster);
  const drawn = files.filter(({ text }) => objectsIn(text).length > 0);

  it.each(['ko', 'en'] as const)(
    'shows what its files have and controllers make of it, and nothing else, in %s',
    (lang) => {
      for (const { name } of files.filter((file) => !drawn.includes(file)))
        expect(drawStages(example, lang, name)).toEqual([]);
      for (const { name } of drawn) {
        const [drawing, ...more] = drawStages(example, lang, name);
        const { ids, lines, quotes, reasons, pods } = expected(stageOf(example, name));
        expect(more).toEqual([]);
        expect(sorted(quotesIn(drawing!.lines))).toEqual(sorted([...quotes, ...reasons]));
        const pictures = (parseFragment(drawing!.svg) as Element).childNodes!;
        expect(pictures.length).toBeLessThanOrEqual(2);
        for (const picture of pictures) {
          const elements = within(picture);
          const facts = (attr: string) => elements.flatMap((element) => attribute(element, attr) ?? []);
          expect(sorted(facts('data-of'))).toEqual(sorted(ids));
          const shown = elements.filter((element) => attribute(element, 'data-is'));
          expect(
            sorted(
              shown.map((element) =>
                ['data-is', 'data-from', 'data-to'].map((attr) => attribute(element, attr)).join(' '),
              ),
            ),
          ).toEqual(sorted(lines));
          // Every text of the manifest, as a reader sees it: a long one is in several lines.
          const seen = elements
            .map(({ value = '' }) => value)
            .join('')
            .replaceAll(/\s/g, '');
          for (const quote of quotes) expect(seen).toContain(quote.replaceAll(/\s/g, ''));
          for (const { count, isRefused } of pods) if (count > 1 && !isRefused) expect(seen).toContain(`×${count}`);
        }
      }
    },
  );

  it('is on its page for each file that changes what another made', () => {
    const all = drawStages(example, 'en');
    const shown = new Set(all.flatMap(({ graph }) => graph.nodes.map(({ source }) => JSON.stringify(source))));
    for (const { text } of drawn) for (const object of objectsIn(text)) expect(shown).toContain(JSON.stringify(object));
    expect(all.map(({ caption }) => caption !== undefined)).toEqual(all.map(() => all.length > 1));
  });
});
