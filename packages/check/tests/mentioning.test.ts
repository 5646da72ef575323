import { expect, test } from 'vitest';
import { corpus } from '../corpus/cases.ts';
import type { Entry, MappingNode, Node } from '../src/manifest/document.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { objectsOf } from '../src/resources.ts';
import type { Bundle, Mentioning, Report, Resource, Rule, Visit } from '../src/rule.ts';
import { indexRules } from '../src/rule-index.ts';
import { ruleDocs } from '../src/rules/docs.ts';
import { rules } from '../src/rules/index.ts';
import { loadSchema } from '../src/schema/load.ts';
import { Walk } from '../src/walk.ts';

const schema = await loadSchema();

/** What a function says that waits for a key to be mentioned, whichever manifest it is of. */
interface Said {
  readonly what: string;
  readonly mentions: readonly string[];
}

let said: Said[] = [];

/** The rules as they are, but called for every document, and overheard. */
const index = indexRules(
  rules.map((rule) => ({
    ...rule,
    ...(rule.bundle && { bundle: judge(rule, rule.bundle) }),
    visit: Object.fromEntries(
      Object.entries(rule.visit ?? {}).map(([type, call]) => [type, visitor(rule, type, call)]),
    ),
  })),
);

function visitor(rule: Rule, type: string, call: Mentioning<(visit: Visit<MappingNode>) => void>): typeof call {
  const mentions = call.mentions ?? rule.rareKeys;
  if (!mentions) return call;
  return (visit) => call({ ...visit, report: (report) => overhear(`${rule.id} ${type}`, mentions, report) });
}

function judge(rule: Rule, call: Mentioning<(bundle: Bundle) => void>): typeof call {
  const mentions = call.mentions ?? rule.rareKeys;
  if (!mentions) return call;
  return (bundle) => call({ ...bundle, report: (_resource, report) => overhear(rule.id, mentions, report) });
}

function overhear(by: string, mentions: readonly string[], { at }: Report): void {
  said.push({ what: `${by} ${at.replace(/\[\d+\]/g, '[]')}`, mentions });
}

/** What is said of one object, alone. */
function saidOf(resource: Resource): Said[] {
  said = [];
  const known = schema.kind(resource.apiVersion, resource.kind);
  if (!known) return [];
  new Walk(resource, schema, index).root(known.type, new Set(['apiVersion', 'kind']));
  for (const { call } of index.bundle) call({ resources: [resource], report: () => {} });
  return said;
}

function entriesIn(node: Node): Entry[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'sequence') return node.entries.flatMap(entriesIn);
  return node.entries.flatMap((entry) => [entry, ...entriesIn(entry.value)]);
}

/** A tree without the keys that do not matter: it still makes the rule say the same. */
function reduced(resource: Resource, what: string): Resource {
  let tree = resource.root;
  for (const entry of entriesIn(tree)) {
    const smaller = without(tree, entry.key) as MappingNode;
    if (saidOf({ ...resource, root: smaller }).some((each) => each.what === what)) tree = smaller;
  }
  return { ...resource, root: tree };
}

function without(node: Node, key: Entry['key']): Node {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') return { ...node, entries: node.entries.map((item) => without(item, key)) };
  const kept = node.entries.filter((entry) => entry.key !== key);
  return { ...node, entries: kept.map((entry) => ({ ...entry, value: without(entry.value, key) })) };
}

/** Faults that neither a rule's page nor the corpus shows, as fields of a Pod, its spec or its container. */
const RARE: readonly (readonly [metadata: string, spec: string, container: string])[] = [
  ['', '', 'env: [{name: A, valueFrom: {fileKeyRef: {volumeName: none, path: a, key: A}}}]'],
  ['', 'shareProcessNamespace: true, hostPID: true', ''],
  ['', 'hostUsers: false, hostIPC: true', ''],
  ['', '', 'securityContext: {procMount: Unmasked}'],
  ['', '', 'volumeMounts: [{name: a, mountPath: /a, mountPropagation: Bidirectional}]'],
  ['', '', 'volumeMounts: [{name: a, mountPath: /a, recursiveReadOnly: Enabled}]'],
  ['', 'dnsConfig: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]}', ''],
  ['', 'ephemeralContainers: [{name: debug, image: "busybox:1"}]', ''],
  ['', 'nodeName: node, schedulingGates: [{name: example.com/gate}]', ''],
  ['', '', 'restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]'],
  ['', 'restartPolicy: Never', 'resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]'],
  ['', 'priority: 5', ''],
  [owners('ConfigMap', 'Secret'), '', ''],
];

function owners(...kinds: readonly string[]): string {
  const each = kinds.map((kind) => `{apiVersion: v1, kind: ${kind}, name: a, uid: a, controller: true}`);
  return `ownerReferences: [${each.join(', ')}]`;
}

const rare = RARE.map(
  ([metadata, spec, container]) =>
    `apiVersion: v1
kind: Pod
metadata: {name: echo, ${metadata}}
spec: {containers: [{name: echo, image: "echo:v1", ${container}}], ${spec}}
`,
);

test.each(rare)('the rare fault is seen in\n%s', (text) => {
  const [object] = objectsOf(parseManifest('manifest.yaml', text), schema);
  expect(saidOf(object!.resource)).not.toEqual([]);
});

test('a rule that waits for a key has nothing to say of a manifest without it', () => {
  const texts = corpus().map(({ text }) => text);
  const documented = Object.values(ruleDocs).flatMap(({ fails }) => fails.map(({ manifest }) => manifest));
  const met = new Set<string>();
  for (const text of [...documented, ...rare, ...texts]) {
    for (const { resource, instead, isList } of objectsOf(parseManifest('manifest.yaml', text), schema)) {
      if (instead || isList) continue;
      for (const { what, mentions } of saidOf(resource)) {
        if (met.has(what)) continue;
        met.add(what);
        const needed = entriesIn(reduced(resource, what).root).map(({ key }) => key.text);
        expect(
          mentions.some((key) => needed.includes(key)),
          `${what} needs only ${needed.join(' ')}`,
        ).toBe(true);
      }
    }
  }
  expect(met.size).toBeGreaterThan(50);
  // Twelve thousand manifests, on a machine that may be busy.
}, 120_000);
