import { join, relative } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';
import type { z } from 'zod';
import { type Diagnostic, DiagnosticsError } from './diagnostic.ts';
import { sha256 } from './digests.ts';
import { type LocatedYaml, readLocated, validate } from './located.ts';
import { readOwnFile } from './own-files.ts';
import { allSteps } from './results.ts';
import type { Timeline } from './timeline.ts';
import { expandTimeline, TIMELINE_SCHEMA, type TimelineFile } from './timeline-file.ts';
import type { Step } from './verbs/index.ts';
import type { Verified, VerifiedRun } from './verified.ts';
import { VERIFIED_SCHEMA } from './verified-schema.ts';

/** What is recorded beside an example. */
export interface Evidence {
  readonly verified?: Verified;
  /** Of the run whose digests name it. */
  readonly timeline?: Timeline;
}

/** The example that a record must be of. */
interface Recorded {
  readonly id: string;
  readonly folder: string;
  readonly steps: readonly Step[];
  readonly expectationsDigest: string;
}

/**
 * Read verified.json and timeline.json of an example. Where timeline.json is missing, which is what a killed run leaves, no
 * run has a timeline.
 * @throws DiagnosticsError when a run cannot have written them.
 */
export function readEvidence(root: string, entries: readonly string[], example: Recorded): Evidence {
  const read = <S extends z.ZodType>(name: string, schema: S, check: Check<z.infer<S>>) =>
    entries.includes(name)
      ? readRecord({ root, path: join(example.folder, name), again: recordAgain(example.id) }, schema, check)
      : undefined;
  const verified = read('verified.json', VERIFIED_SCHEMA, (value) => faultsOfRuns(value.runs, example))?.value;
  const run = verified?.runs.find(({ digests }) => digests.timeline !== undefined);
  const timeline = read('timeline.json', TIMELINE_SCHEMA, (value, digest) =>
    run && digest === run.digests.timeline
      ? faultsOfSteps(value, run as VerifiedRun)
      : [{ path: [], message: OF_NO_RUN }],
  )?.value;
  return {
    ...(verified ? { verified: (timeline ? verified : withoutTimelines(verified)) as Verified } : {}),
    ...(timeline ? { timeline: expandTimeline(timeline) } : {}),
  };
}

interface Place {
  readonly root: string;
  readonly path: string;
  /** The command that records it again. */
  readonly again: string;
}

interface Fault {
  readonly path: PropertyKey[];
  readonly message: Localized;
}
type Check<T> = (value: T, digest: string) => readonly Fault[];

/**
 * Read a file that only a run writes.
 * @throws DiagnosticsError when none can have written it. Where something stands is only looked for when it is wrong: to parse JSON is much
 * faster than to locate all of it.
 */
export function readRecord<S extends z.ZodType>(
  place: Place,
  schema: S,
  check: Check<z.infer<S>>,
): { value: z.infer<S> } {
  const file = relative(place.root, place.path);
  const hint = onlyByRun(file, place.again);
  const fail = (diagnostics: readonly Diagnostic[]): never => {
    throw new DiagnosticsError(diagnostics.map((diagnostic) => ({ ...diagnostic, hint })));
  };
  const bytes = readOwnFile(place.root, place.path);
  const text = bytes.toString('utf8');
  const json = parse(text);
  if (!json) {
    const [problem] = readLocated(parseManifest(file, text)).diagnostics;
    const { line, column } = problem ?? { line: 1, column: 1 };
    return fail([{ file, line, column, message: { ko: 'JSON이 아닙니다.', en: 'this is not JSON' } }]);
  }
  const result = schema.safeParse(json.value);
  const located = (): LocatedYaml => ({ ...readLocated(parseManifest(file, text)), diagnostics: [] });
  if (!result.success) {
    const yaml = located();
    validate(schema, json.value, yaml);
    return fail(yaml.diagnostics);
  }
  const faults = check(result.data, sha256(bytes));
  if (faults.length > 0) {
    const yaml = located();
    return fail(faults.map(({ path, message }) => ({ file, ...yaml.place(path), message })));
  }
  return { value: result.data };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Results that the recorded run cannot have of this example. */
function faultsOfRuns(runs: readonly VerifiedRun[], example: Recorded): Fault[] {
  const steps = allSteps(example.steps).map(({ step }) => step);
  const verbs = new Map(steps.map(({ digest, verb }) => [digest, verb]));
  return runs.flatMap(({ digests, steps: results }, run) => {
    const at = (step: number) => ['runs', run, 'steps', step];
    const isCurrent = digests.expectations === example.expectationsDigest;
    if (isCurrent && results.length < steps.length) {
      return [{ path: ['runs', run, 'steps'], message: tooFew(results.length, steps.length) }];
    }
    return results.flatMap(({ digest, verb }, step): Fault[] => {
      const expected = digest === undefined ? undefined : verbs.get(digest);
      if (isCurrent && digest !== steps[step]?.digest) return [{ path: at(step), message: NO_SUCH_STEP }];
      return expected === undefined || expected === verb
        ? []
        : [{ path: at(step), message: otherVerb(verb, expected) }];
    });
  });
}

/** The steps of a timeline are those of its run, in the same order. */
function faultsOfSteps({ steps }: TimelineFile, run: VerifiedRun): Fault[] {
  if (steps.length < run.steps.length) return [{ path: ['steps'], message: tooFew(steps.length, run.steps.length) }];
  return steps.flatMap(([, , digest], row) =>
    digest === run.steps[row]?.digest ? [] : [{ path: ['steps', row], message: OF_OTHER_STEP }],
  );
}

function withoutTimelines({ runs }: Verified): Verified {
  return {
    runs: runs.map((run) => {
      const { timeline: _timeline, ...digests } = run.digests;
      return { ...run, digests };
    }),
  };
}

const recordAgain = (id: string): string => `npm run verify -- ${id} --engine kind --record`;

const onlyByRun = (file: string, again: string): Localized => ({
  ko: `실행으로만 만들 수 있는 파일입니다. ${file}을(를) 지우고 다시 기록하십시오: ${again}`,
  en: `only a run can write this file; delete ${file} and record it again: ${again}`,
});

const OF_NO_RUN: Localized = {
  ko: 'verified.json에 기록된 실행의 타임라인이 아닙니다.',
  en: 'this is not the timeline of the run that verified.json records',
};
const OF_OTHER_STEP: Localized = {
  ko: 'verified.json에 기록된 실행의 단계가 아닙니다.',
  en: 'the run that verified.json records has no such step here',
};
const NO_SUCH_STEP: Localized = {
  ko: 'example.yaml에 이 결과의 단계가 없습니다.',
  en: 'example.yaml has no such step here',
};
const tooFew = (results: number, steps: number): Localized => ({
  ko: `단계는 ${steps}개인데 결과는 ${results}개입니다.`,
  en: `there are ${steps} steps, but ${results} recorded results`,
});
const otherVerb = (verb: string, expected: string): Localized => ({
  ko: `이 결과의 단계는 \`${verb}\`이(가) 아니라 \`${expected}\`입니다.`,
  en: `this result is for \`${verb}\`, but the step is \`${expected}\``,
});
