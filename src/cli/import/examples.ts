import { check, type Finding } from '@studylog/check';
import { type ManifestFile, parseManifest, positionsOf, toJson } from '@studylog/check/manifest';
import type { Lang, Localized } from '@studylog/check/text';
import { type Simulation, simulationOf } from '../../cluster/embedded/node.ts';
import { type Rejection, Unsupported } from '../../cluster/engine.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { namespacedKind } from '../../example/grammar.ts';
import { READER } from '../../example/requests.ts';
import { addressOf } from '../../lint/waivers.ts';
import { longDate } from '../../site/i18n/t.ts';
import { literally } from '../../text/pattern.ts';
import { localizedYaml } from '../new/example-files.ts';
import { inYaml } from '../yaml.ts';
import type { LogManifest } from './manifests.ts';

/** What the checker reports of a manifest, and how example.yaml would declare it. */
export interface FoundInManifest extends Omit<Diagnostic, 'file'> {
  readonly declaration: string;
}

/** An example that was made of a manifest. */
export interface MadeExample {
  /** Text by path from the project's root. */
  readonly files: ReadonlyMap<string, string>;
  /** What the checker reports, at the lines of the manifest. */
  readonly found: readonly FoundInManifest[];
  /** The cluster rejects it, and the example expects that. */
  readonly isBroken: boolean;
}

/** Makes examples of manifests. */
export type ExampleMaker = (manifest: LogManifest, date: string) => Promise<MadeExample>;

/** A maker of examples with texts in the languages of the log at `root`. */
export function exampleMaker(root: string, languages: readonly Lang[]): ExampleMaker {
  let loaded: Promise<Simulation> | undefined;
  return async (manifest, date) => {
    // A log without manifests does without the simulation.
    loaded ??= simulationOf(root);
    const folder = `examples/${manifest.id}`;
    const parsed = parseManifest('manifest.yaml', manifest.text);
    const findings = (await check([parsed])).filter(({ severity }) => severity !== 'info');
    const { rejection, accepted } = await judged(parsed, await loaded);
    const at = positionsOf(manifest.text);
    // The reader of an error is told what to do; that of a rejected manifest, what is wrong with it.
    const broken = rejection ? findings[0]?.message : undefined;
    const example = [
      `title: ${localizedYaml(titleOf(manifest, date), languages)}`,
      `summary: ${localizedYaml(SUMMARY, languages)}`,
      ...(broken ? [`broken: ${localizedYaml(broken, languages)}`, `findings:\n${declared(findings, parsed)}`] : []),
      'steps:',
      '  - apply: manifest.yaml',
      ...(rejection ? [`    rejected: ${inYaml({ by: rejection.by, message: { $match: wordsOf(rejection) } })}`] : []),
      ...accepted
        .filter(({ kind }) => namespacedKind.safeParse(kind).success)
        .map(({ kind, name }) => `  - expect: ${inYaml({ kind, metadata: { name } })}`),
      '',
    ];
    return {
      files: new Map([
        [`${folder}/manifest.yaml`, manifest.text],
        [`${folder}/example.yaml`, example.join('\n')],
      ]),
      found: findings.map((finding) => ({
        ...at(finding.range.start),
        message: finding.message,
        ...(finding.hint ? { hint: finding.hint } : {}),
        declaration: declarationOf(finding, parsed),
      })),
      isBroken: broken !== undefined,
    };
  };
}

const SUMMARY: Localized = {
  ko: '기록에 적힌 매니페스트를 그대로 옮겼습니다.',
  en: 'The manifest exactly as it is in the log.',
};

function titleOf({ kind, name }: LogManifest, date: string): Localized {
  const what = name === undefined ? kind : `${kind} ${name}`;
  return { ko: `${longDate(date, 'ko')} 기록의 ${what}`, en: `${what} in the log of ${longDate(date, 'en')}` };
}

interface Judged {
  readonly rejection: Rejection | undefined;
  /** The objects that are created. */
  readonly accepted: readonly { readonly kind: string; readonly name: string }[];
}

/** What a cluster makes of a manifest: the simulated one, which says the same of what is rejected. */
async function judged(parsed: ManifestFile, { judge }: Simulation): Promise<Judged> {
  try {
    const way = { namespace: READER.namespace, source: 'manifest.yaml', isNamespaceGiven: true };
    const { rejections, accepted } = await judge(parsed, way);
    const objects = accepted.flatMap(({ kind, metadata }) =>
      metadata.name === undefined ? [] : [{ kind, name: metadata.name }],
    );
    return { rejection: rejections[0], accepted: objects };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const roots = parsed.documents.flatMap(({ root }) => (root ? [toJson(root)] : []));
    return { rejection: undefined, accepted: roots.flatMap(objectOf) };
  }
}

function objectOf(json: unknown): { kind: string; name: string }[] {
  const { kind, metadata } = (json ?? {}) as { kind?: unknown; metadata?: { name?: unknown } };
  return typeof kind === 'string' && typeof metadata?.name === 'string' ? [{ kind, name: metadata.name }] : [];
}

function declared(findings: readonly Finding[], parsed: ManifestFile): string {
  return [...new Set(findings.map((finding) => `  - ${declarationOf(finding, parsed)}`))].join('\n');
}

const declarationOf = (finding: Finding, parsed: ManifestFile): string =>
  inYaml({ rule: finding.rule, at: addressOf(finding, parsed) });

/** What a rejection says that is its own, as a pattern; anything, where the simulation does not know the words. */
function wordsOf({ message, paraphrased }: Rejection): string {
  if (paraphrased) return '.';
  const own = message
    .split('\n')[0]!
    .replace(/; if you choose to ignore these errors.*$/, '')
    .replace(
      /^.*?(?:error validating data: |error converting YAML to JSON: yaml: (?:line \d+: )?|error when creating "manifest\.yaml": )/,
      '',
    )
    .replace(/^error: /, '');
  // Each example runs in a namespace of its own.
  return literally(own).replace(`namespace "${READER.namespace}"`, 'namespace "[a-z0-9-]+"');
}
