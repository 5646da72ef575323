import type { Finding } from '@studylog/check';
import {
  type Document,
  field,
  findPlace,
  type ManifestFile,
  parsePath,
  type Range,
  textOf,
} from '@studylog/check/manifest';
import { rules } from '@studylog/check/rules';
import { type Localized, nearest } from '@studylog/check/text';

/** A finding that an example.yaml names: under `waive`, accepted; under `findings`, meant. */
export interface Declaration {
  readonly rule: string;
  /** Field path, with `Kind/name ` before it where the file has several documents. */
  readonly at: string;
  /** Name of the file within the folder; any file where it is absent. */
  readonly file?: string | undefined;
  /** Where the declaration stands in example.yaml. */
  readonly range: Range;
}

export interface Declarations {
  /** Path of example.yaml. */
  readonly file: string;
  readonly waive: readonly Declaration[];
  readonly findings: readonly Declaration[];
}

/**
 * Hold what was found in an example against what its example.yaml declares. Declared findings go, undeclared warnings
 * become errors, and a declaration that nothing was found for is an error at its place. Remarks need no declaration.
 */
export function settleDeclarations(
  findings: readonly Finding[],
  declarations: Declarations,
  files: readonly ManifestFile[],
): Finding[] {
  const declared = [...declarations.waive, ...declarations.findings];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const covers = (declaration: Declaration, finding: Finding) => names(declaration, finding, byPath.get(finding.file));
  const left = findings.filter((finding) => !declared.some((declaration) => covers(declaration, finding)));
  const stale = (list: readonly Declaration[]) =>
    list.filter((declaration) => !findings.some((finding) => covers(declaration, finding)));
  return [
    ...stale(declarations.waive).map((declaration) => staleWaiver(declaration, findings, declarations.file)),
    ...stale(declarations.findings).map((declaration) => missingFinding(declaration, findings, declarations.file)),
    ...left.map((finding) => (finding.severity === 'info' ? finding : undeclared(finding, byPath.get(finding.file)))),
  ];
}

/** How an example.yaml names a finding. */
export function addressOf(finding: Finding, file: ManifestFile | undefined): string {
  const several = (file?.documents.filter(({ root }) => root !== null).length ?? 0) > 1;
  return [...(several && finding.object ? [finding.object] : []), finding.at ?? ''].join(' ');
}

function names(declaration: Declaration, finding: Finding, file: ManifestFile | undefined): boolean {
  if (declaration.rule !== finding.rule) return false;
  if (declaration.file !== undefined && finding.file.split('/').at(-1) !== declaration.file) return false;
  const [, object, path = ''] = /^(?:([A-Z]\w*(?:\/\S*)?)(?: |$))?(.*)$/.exec(declaration.at) ?? [];
  if (object !== undefined && object !== finding.object) return false;
  if (object === undefined && addressOf(finding, file) !== (finding.at ?? '')) return false;
  return path === (finding.at ?? '') || samePlace(path, finding, file);
}

/** Whether `path` leads where the finding is, though it is written in another way: `ports[name=http]` for `ports[0]`. */
function samePlace(path: string, finding: Finding, file: ManifestFile | undefined): boolean {
  const document = file?.documents.find((candidate) => isObject(candidate, finding.object));
  if (!document?.root || finding.at === undefined) return false;
  try {
    const place = findPlace(document.root, parsePath(path));
    return place !== undefined && place.node === findPlace(document.root, parsePath(finding.at))?.node;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function isObject({ root }: Document, object: string | undefined): boolean {
  if (!root) return false;
  if (object === undefined) return true;
  const name = textOf(field(root, 'metadata'), 'name');
  return object === (name ? `${textOf(root, 'kind')}/${name}` : textOf(root, 'kind'));
}

function undeclared(finding: Finding, file: ManifestFile | undefined): Finding {
  const declaration = `{rule: ${finding.rule}, at: '${addressOf(finding, file)}'}`;
  const and = (lang: 'ko' | 'en') => (finding.hint ? `${finding.hint[lang]} ` : '');
  return {
    ...finding,
    severity: 'error',
    hint: {
      ko: `${and('ko')}의도한 것이라면 example.yaml의 findings에 적으십시오: ${declaration}`,
      en: `${and('en')}If it is intended, declare it in example.yaml under findings: ${declaration}`,
    },
  };
}

function staleWaiver(declaration: Declaration, findings: readonly Finding[], file: string): Finding {
  const { ko, en } = placeNamed(declaration);
  return problem('stale-waiver', declaration, file, elsewhere(declaration, findings), {
    ko: `${ko} \`${declaration.rule}\` 규칙에 해당하는 곳이 없어 이 waive는 필요하지 않습니다.`,
    en: `This waiver is not needed: \`${declaration.rule}\` reports nothing ${en}.`,
  });
}

function missingFinding(declaration: Declaration, findings: readonly Finding[], file: string): Finding {
  const { ko, en } = placeNamed(declaration);
  return problem('missing-finding', declaration, file, elsewhere(declaration, findings), {
    ko: `${ko} \`${declaration.rule}\` 규칙에 해당해야 하지만 그렇지 않습니다. 이 예제의 잘못이 더는 의도한 대로가 아닙니다.`,
    en: `\`${declaration.rule}\` should report something ${en}, but does not: the example is no longer wrong in the intended way.`,
  });
}

function placeNamed({ at, file }: Declaration): Localized {
  const name = file ?? (at === '' ? 'manifest.yaml' : '');
  if (at === '') return { ko: `${name}에서`, en: `in ${name}` };
  return name
    ? { ko: `${name}의 \`${at}\`에서`, en: `at \`${at}\` of ${name}` }
    : { ko: `\`${at}\`에서`, en: `at \`${at}\`` };
}

/** Where the rule did find something: most likely a path that was mistyped. */
function elsewhere({ rule }: Declaration, findings: readonly Finding[]): Localized {
  const others = findings.filter((finding) => finding.rule === rule);
  if (others.length === 0) return slipOf(rule) ?? { ko: '이 항목을 지우십시오.', en: 'Remove the entry.' };
  const places = others.map(({ object, at = '' }) => `\`${object ? `${object} ` : ''}${at}\``).join(', ');
  return { ko: `이 규칙에 해당하는 곳은 ${places}입니다.`, en: `The rule reported ${places}.` };
}

/** The rule that a name is nearly the name of. */
function slipOf(rule: string): Localized | undefined {
  const known = rules.map(({ id }) => id);
  const meant = known.includes(rule) ? undefined : nearest(rule, known);
  return meant ? { ko: `혹시 \`${meant}\`입니까?`, en: `Did you mean \`${meant}\`?` } : undefined;
}

function problem(rule: string, { range, at }: Declaration, file: string, hint: Localized, message: Localized): Finding {
  return { file, range, rule, class: 'bundle', severity: 'error', message, hint, at };
}
