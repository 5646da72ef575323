import { join, relative } from 'node:path';
import { check, type Finding } from '@studylog/check';
import { type Document, field, findPlace, type ManifestFile, textOf } from '@studylog/check/manifest';
import type { ReportedFinding } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';
import type { Config } from '../config/config.ts';
import { CONFIG_FILE } from '../config/file.ts';
import { imageFaults } from '../config/image-faults.ts';
import type { Diagnostic } from '../example/diagnostic.ts';
import { canonical } from '../example/digests.ts';
import { type Example, loadExample } from '../example/load.ts';
import { nothingChecked } from '../example/looks.ts';
import { readOwnFile } from '../example/own-files.ts';
import { stagesOf } from '../example/stages.ts';
import { unknownVersions } from './api-versions.ts';
import { clusterFile, readKindConfig } from './kind-config.ts';
import { placeOf } from './place.ts';
import { quotaFindings } from './quota.ts';
import { reachFindings } from './reach.ts';
import { type Declaration, settleDeclarations } from './waivers.ts';

export interface CheckedExample {
  readonly files: readonly ManifestFile[];
  readonly findings: readonly Finding[];
  /** What is wrong with the steps, and what the project's configuration does not let an example do. */
  readonly faults: readonly Diagnostic[];
  /** The text of example.yaml, for findings about it. */
  readonly declarations: { readonly file: string; readonly text: string };
}

/** The texts that the findings of a checked example are in, by their paths. */
export const textsOf = ({ files, declarations }: CheckedExample): ReadonlyMap<string, string> =>
  new Map([...files, { path: declarations.file, text: declarations.text }].map(({ path, text }) => [path, text]));

/**
 * Load and check one example of a folder that has no configuration.
 * @throws DiagnosticsError when the example cannot be loaded.
 */
export function checkFolder(root: string, id: string, version: string): Promise<CheckedExample> {
  return checkExample(loadExample(root, id), version);
}

/**
 * Check an example. A file that a step applies is checked together with what the steps before it applied,
 * where it stands in for what it defines anew; a file that no step applies is checked alone.
 * The configuration of a cluster is no manifest, and is checked by what kind takes.
 * The same bytes are checked once in a process: `studylog start` checks the examples before it builds them.
 */
export async function checkExample(whole: Example, version: string, config?: Config): Promise<CheckedExample> {
  const cluster = clusterFile(whole);
  const example = { ...whole, files: whole.files.filter((file) => file !== cluster) };
  const { root } = placeOf(example.folder);
  const shown = (path: string) => relative(process.cwd(), join(root, path));
  const declarations = { file: shown(example.file), text: example.source.text };
  const images = config ? imageFaults(example, config) : [];
  const faults = [
    ...nothingChecked(example),
    ...emptyFiles(example),
    ...(await unknownVersions(example, version)),
    ...images,
    ...(cluster ? readKindConfig(cluster).faults : []),
  ];
  const bytes = canonical([version, example.source.digest, example.files.map(({ name, digest }) => [name, digest])]);
  const known = checked.get(example.folder);
  const result =
    known?.bytes === bytes ? known : { bytes, ...(await findingsIn(example, version, declarations.file, shown)) };
  checked.set(example.folder, result);
  const { files, findings } = result;
  return { files, findings, faults, declarations };
}

/** Files without any object, which kubectl refuses to apply. One that is broken on purpose may be empty. */
function emptyFiles({ files, broken }: Example): Diagnostic[] {
  if (broken !== undefined) return [];
  return files
    .filter(({ manifest }) => manifest.problems.length === 0 && manifest.documents.every(({ root }) => root === null))
    .map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: { ko: '이 매니페스트에는 오브젝트가 없습니다.', en: 'this manifest has no object' },
      hint: { ko: '오브젝트를 적거나, 파일을 지우십시오.', en: 'write an object, or delete the file' },
    }));
}

type Found = Pick<CheckedExample, 'files' | 'findings'>;

/** What was found in an example's folder, and in which bytes. */
const checked = new Map<string, Found & { readonly bytes: string }>();

async function findingsIn(
  example: Example,
  version: string,
  declarations: string,
  shown: (path: string) => string,
): Promise<Found> {
  const files = example.files.map(({ path, manifest }) => ({ ...manifest, path: shown(path) }));
  const stages = stagesOf(example).map(({ at, before }) => {
    const file = files[at]!;
    return { file, rest: before.map((index) => without(files[index]!, file)) };
  });
  const findings: Finding[] = [];
  for (const { file, rest } of stages) {
    const found = await check([...rest, file], { version, together: true });
    findings.push(...found.filter((finding) => finding.file === file.path));
  }
  const beyond = stages.flatMap(({ file, rest }) => quotaFindings(file, rest));
  return {
    files,
    findings: [
      ...settleDeclarations(findings, declared(example, declarations), files),
      ...beyond,
      ...files.flatMap(reachFindings),
    ],
  };
}

/** `file` without the documents whose objects `later` defines anew. */
function without(file: ManifestFile, later: ManifestFile): ManifestFile {
  const redefined = new Set(later.documents.map(identityOf));
  return { ...file, documents: file.documents.filter((document) => !redefined.has(identityOf(document))) };
}

function identityOf({ root }: Document): string {
  const metadata = root ? field(root, 'metadata') : undefined;
  return [textOf(root ?? undefined, 'kind'), textOf(metadata, 'namespace'), textOf(metadata, 'name')].join('/');
}

function declared({ waive, findings, source }: Example, file: string) {
  const root = source.manifest.documents[0]?.root;
  const placed = (key: string, list: readonly Omit<Declaration, 'range'>[]): Declaration[] =>
    list.map((declaration, index) => {
      const place = root && findPlace(root, [{ key }, { index }]);
      return { ...declaration, range: place?.node.range ?? { start: 0, end: 0 } };
    });
  return { file, waive: placed('waive', waive), findings: placed('findings', findings) };
}

/** What is wrong in a project as findings in the reader's language, for reports. */
export function asFindings(diagnostics: readonly Diagnostic[], root: string, lang: Lang): ReportedFinding[] {
  return diagnostics.map((diagnostic) => asFinding(diagnostic, root, lang));
}

function asFinding(diagnostic: Diagnostic, root: string, lang: Lang): ReportedFinding {
  const { file, line, column, message, hint, severity = 'error', rule = ruleOf(file) } = diagnostic;
  const path = relative(process.cwd(), join(root, file));
  const place = { file: path, line, column, endLine: line, endColumn: column };
  const source = sourceLine(root, file, line);
  const about = { rule, class: 'bundle', severity, message: message[lang] } as const;
  return { ...place, ...about, ...(hint ? { hint: hint[lang] } : {}), source, related: [], fixable: false };
}

/** What reports call a fault of a file that no check of its own found. */
const ruleOf = (file: string): string => RULES.find(({ start }) => file.startsWith(start))?.rule ?? 'example-yaml';

const RULES = [
  { start: CONFIG_FILE, rule: 'configuration' },
  { start: 'content/glossary.yaml', rule: 'glossary' },
  { start: 'content/fields.yaml', rule: 'fields' },
  { start: 'content/', rule: 'page' },
];

function sourceLine(root: string, file: string, line: number): string {
  try {
    return (
      readOwnFile(root, join(root, file))
        .toString('utf8')
        .split(/\r\n|\n|\r/)[line - 1] ?? ''
    );
  } catch {
    return '';
  }
}
