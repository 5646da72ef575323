import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { z } from 'zod';
import { COURSE_FILE } from './course-file.ts';
import { sha256 as digestOf } from './digests.ts';
import { saying } from './issues.ts';
import type { Example } from './load.ts';
import { exampleId, slug } from './names.ts';
import { readRecord } from './read-evidence.ts';
import { minorOf } from './verified.ts';
import { architecture, date, kubernetes, line, nodeImage, seconds, sha256 } from './verified-schema.ts';

const walk = z.strictObject({
  order: z.enum(['reading', 'reversed']),
  lang: z.enum(['ko', 'en']),
  kubernetes,
  architecture,
  tool: line.min(1),
  nodeImage,
  standIns: z.boolean().describe('Whether stand-ins took the place of published images.'),
  date,
  seconds,
  commands: z.int().min(1).describe('How many commands were copied and run.'),
  runs: z.array(z.strictObject({ note: slug, example: exampleId })).min(1),
  digests: z.strictObject({
    overview: sha256,
    examples: z.record(exampleId, sha256),
  }),
});

/** What course.json may say. */
export const COURSE_SCHEMA = z.strictObject({
  walks: z.array(walk).superRefine((walks, context) => {
    walks.forEach((one, index) => {
      const tell = (path: PropertyKey[], message: { ko: string; en: string }) =>
        context.addIssue({ code: 'custom', path: [index, ...path], message: message.en, ...saying(message) });
      if (walks.findIndex((other) => walkKey(other) === walkKey(one)) < index) tell([], twice(walkKey(one)));
      const unknown = one.runs.findIndex(({ example }) => !Object.hasOwn(one.digests.examples, example));
      if (unknown >= 0) tell(['runs', unknown], noDigest(one.runs[unknown]!.example));
    });
  }),
});

export type CourseRecord = z.infer<typeof COURSE_SCHEMA>;
export type CourseWalk = CourseRecord['walks'][number];

/** What a walk stands for; a course.json holds one of each. */
export function walkKey({
  order,
  lang,
  kubernetes,
  architecture,
}: Pick<CourseWalk, 'order' | 'lang' | 'kubernetes' | 'architecture'>): string {
  return `${order} ${lang} ${minorOf(kubernetes)} ${architecture}`;
}

const twice = (key: string) => ({
  ko: `${key} 실행이 이미 있습니다. 순서, 언어, 마이너 버전, 아키텍처마다 하나만 있어야 합니다.`,
  en: `the run ${key} already exists; there can be only one for each order, language, minor version and architecture`,
});
const noDigest = (id: string) => ({
  ko: `${id} 예제의 다이제스트가 없습니다.`,
  en: `the digest of the example ${id} is missing`,
});

/**
 * Read examples/course.json; a log without it has no walk.
 * @throws DiagnosticsError when no run can have written it.
 */
export function readCourse(root: string): CourseRecord {
  const path = join(root, COURSE_FILE);
  if (!existsSync(path)) return { walks: [] };
  return readRecord({ root, path, again: 'npm run verify -- --course --record' }, COURSE_SCHEMA, () => []).value;
}

/** What a walk is of: the Runs of the notes in reading order, and the digests of all that they and the overview need. */
export type CourseSources = Pick<CourseWalk, 'runs' | 'digests'>;

/**
 * What a walk through the notes is of today.
 * @param overview the text of the note that sets up the cluster, in the language of the walk
 * @param setUp the example that it sets up the cluster with
 */
export function courseSources(
  runs: CourseSources['runs'],
  overview: string,
  setUp: Example,
  examples: readonly Example[],
): CourseSources {
  const walked = new Set([setUp.id, ...runs.map(({ example }) => example)]);
  const digests = examples
    .filter(({ id }) => walked.has(id))
    .map(({ id, files, expectationsDigest }) => {
      const parts = [...files.map(({ name, digest }) => `${name} ${digest}`).sort(), expectationsDigest];
      return [id, digestOf(parts.join('\n'))] as const;
    });
  return { runs, digests: { overview: digestOf(overview), examples: Object.fromEntries(digests) } };
}

/** What may be said of the course: it was walked as it is, or as it was before something changed, or never. */
export type CourseState =
  | { readonly state: 'walked' | 'changed'; readonly walk: CourseWalk }
  | { readonly state: 'never' };

/** Judge the newest walk, of those that are of the course as it is today if there are any. */
export function courseState(
  { walks }: CourseRecord,
  sourcesIn: (lang: Lang) => CourseSources | undefined,
): CourseState {
  const newest = walks.toSorted((a, b) => b.date.localeCompare(a.date));
  const current = newest.find((one) => {
    const sources = sourcesIn(one.lang);
    return sources !== undefined && isOf(one, sources);
  });
  if (current) return { state: 'walked', walk: current };
  return newest[0] ? { state: 'changed', walk: newest[0] } : { state: 'never' };
}

/** Whether a walk is of these sources. */
export function isOf({ runs, digests }: CourseSources, sources: CourseSources): boolean {
  const text = (one: CourseSources) =>
    JSON.stringify([one.runs, one.digests.overview, Object.entries(one.digests.examples).sort()]);
  return text({ runs, digests }) === text(sources);
}
