import { RULES } from '../all-rules.ts';
import type { Finding } from '../finding.ts';
import type { ManifestFile, Range, YamlProblem } from '../manifest/document.ts';
import { parseManifest } from '../manifest/parse.ts';
import { type Cause, type FindCauses, valueUnder } from './cause.ts';
import { copiedLineCauses } from './copied-lines.ts';
import { curlyQuotes } from './curly-quotes.ts';
import { dashCauses } from './dashes.ts';
import { applyEdits, type Edit, type Edited, joinEdits } from './edits.ts';
import { elisionCauses } from './elisions.ts';
import { lookalikeCauses } from './lookalikes.ts';
import { marginCauses } from './margins.ts';
import { otherFileCauses } from './other-files.ts';
import { separatorCauses } from './separators.ts';
import { templateCauses } from './templates.ts';

/** In this order: a copy's margin hides what else is wrong. */
const CAUSES: readonly FindCauses[] = [
  marginCauses,
  copiedLineCauses,
  lookalikeCauses,
  templateCauses,
  elisionCauses,
  separatorCauses,
  dashCauses,
  otherFileCauses,
];

/** Bounds on reading a file again: times, and characters in all. */
const ROUNDS = 20;
const BUDGET = 6_000_000;

/** A file that could not be read as it is, mended as far as that is safe. */
export interface Recovery {
  readonly file: ManifestFile;
  /** What is wrong with its text. */
  readonly said: readonly Finding[];
  /** Whether all of it could be read at last. */
  readonly isWhole: boolean;
  /** A finding of the mended text, where it stands in the file. */
  placeBack(finding: Finding): Finding;
}

/** One reading of a file: what is wrong with it, and the edits that would mend some of that. */
interface Round {
  readonly file: ManifestFile;
  readonly mends: readonly { readonly finding: Finding; readonly edits: readonly Edit[] }[];
  /** What is said of the problems that nothing mends. */
  readonly left: readonly Finding[];
}

/**
 * Read a file that can't be read, or in which no kind can be told, as it was meant: what has a safe fix is mended, so that the
 * rest can be judged too.
 */
export function recover(file: ManifestFile): Recovery {
  const steps: Edited[] = [];
  const said: Finding[] = [];
  let round = lookAt(file);
  let read = 0;
  while (round.mends.length > 0 && steps.length < ROUNDS) {
    read += round.file.text.length;
    const next = read > BUDGET ? undefined : mended(round);
    if (!next) break;
    for (const { finding } of round.mends) said.push(placeBack(finding, file.path, steps));
    steps.push(next.step);
    round = lookAt(next.file);
  }
  const place = (finding: Finding): Finding => placeBack(finding, file.path, steps);
  const remarks = round.file.documents.flatMap(({ root }) => (root ? curlyQuotes(root) : []));
  const left = [
    ...round.mends.map(({ finding }) => finding),
    ...round.left,
    ...remarks.map((problem) => wordProblem(round.file, problem)),
  ];
  return {
    file: round.file,
    said: [...said, ...left.map(place)],
    isWhole: !left.some(({ severity }) => severity === 'error'),
    placeBack: place,
  };
}

function lookAt(file: ManifestFile): Round {
  const causes = causesOf(file);
  const problems: readonly Cause[] = causes.length > 0 ? causes : file.problems;
  const worded = problems
    .toSorted((a, b) => a.range.start - b.range.start)
    .map((problem) => {
      const finding = wordProblem(file, problem);
      return { finding, edits: problem.edits ?? (finding.fix ? [finding.fix] : []) };
    });
  const isApart = apart(worded);
  const mends = worded
    .filter(isApart)
    .map(({ finding, edits }) => ({ finding: { ...finding, fix: joinEdits(file.text, edits) }, edits }));
  const left = worded.filter((each) => !isApart(each)).map(({ finding }) => finding);
  const hidden = causes.filter(({ edits }) => !edits).map(({ document }) => document);
  const documents = hidden.includes(undefined) ? [] : without(file.documents, hidden);
  return { file: { ...file, documents }, mends, left };
}

/** Make a test: whether one has edits, and none of them overlaps an edit of one before it. */
function apart<T extends { readonly edits: readonly Edit[] }>(all: readonly T[]): (one: T) => boolean {
  const sorted = all.flatMap((one) => one.edits.map(({ range }) => ({ one, range })));
  const refused = new Set(all.filter(({ edits }) => edits.length === 0));
  let free = 0;
  for (const { one, range } of sorted.sort((a, b) => a.range.start - b.range.start)) {
    if (range.start < free) refused.add(one);
    // The order of two insertions at one place would be undefined.
    else if (!refused.has(one)) free = Math.max(range.end, range.start + 1);
  }
  return (one) => !refused.has(one);
}

/** What the rule for a problem says of it. */
function wordProblem(file: ManifestFile, problem: YamlProblem): Finding {
  const { rule, call } = RULES.problems(problem.code)[0]!;
  const { id, class: name, severity } = rule;
  return { file: file.path, range: problem.range, rule: id, class: name, severity, ...call(problem, file) };
}

function causesOf(file: ManifestFile): readonly Cause[] {
  for (const find of CAUSES) {
    const causes = find(file);
    if (causes.length > 0) return causes;
  }
  return [];
}

function without<T>(all: readonly T[], some: readonly unknown[]): readonly T[] {
  const left = new Set<unknown>(some);
  return all.filter((each) => !left.has(each));
}

/** The file with what can be mended mended; undefined where that makes nothing readable. */
function mended({ file, mends }: Round): { readonly file: ManifestFile; readonly step: Edited } | undefined {
  const step = applyEdits(
    file.text,
    mends.flatMap(({ edits }) => edits).sort((a, b) => a.range.start - b.range.start),
  );
  const read = parseManifest(file.path, step.text);
  const lines = new Set(step.places.map(({ start }) => lineStart(step.text, start)));
  // What is open at the end of the text began elsewhere.
  const end = read.text.trimEnd().length;
  const isAsBad = read.problems.some(
    ({ code, range }) => code === 'syntax' && range.start < end && lines.has(lineStart(read.text, range.start)),
  );
  if (isAsBad) return undefined;
  // A line that was read otherwise need not have made a manifest of it.
  const documents = read.documents.filter(({ root }) => !root || isNamed(root) || !isTouched(root.range, step));
  return { file: { ...read, documents }, step };
}

const isNamed = (root: NonNullable<ManifestFile['documents'][number]['root']>): boolean =>
  valueUnder(root, 'apiVersion') !== undefined && valueUnder(root, 'kind') !== undefined;

/** Whether an edit's place lies in a range or beside it. */
const isTouched = ({ start, end }: Range, { places, lastBefore }: Edited): boolean =>
  (places[lastBefore(end + 1)]?.end ?? -1) >= start;

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** A finding in the text as it was before some steps. */
function placeBack(finding: Finding, path: string, steps: readonly Edited[]): Finding {
  if (steps.length === 0) return finding;
  const back = (range: Range): Range => steps.reduceRight((place, step) => step.before(place), range);
  const related = finding.related?.map((each) => (each.file === path ? { ...each, range: back(each.range) } : each));
  const placed = related ? { ...finding, related } : finding;
  if (finding.file !== path) return placed;
  const { fix, ...rest } = placed;
  const mend = fix && { ...fix, range: back(fix.range) };
  // Not where something else is mended in between.
  const isWhole = mend && mend.range.end - mend.range.start === fix.range.end - fix.range.start;
  return { ...rest, range: back(finding.range), ...(isWhole && { fix: mend }) };
}
