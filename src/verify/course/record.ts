import { join } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { COURSE_SCHEMA, type CourseSources, type CourseWalk, isOf, readCourse, walkKey } from '../../example/course.ts';
import { COURSE_FILE } from '../../example/course-file.ts';
import { writeAtomically } from '../atomic.ts';
import { REFRESH_AFTER_DAYS } from '../evidence.ts';
import type { CourseReport, Order } from './result.ts';

/**
 * Turn a report into what is recorded of it.
 * @throws RangeError for one in which something failed, or nothing ran; only a walk that passed is evidence.
 */
export function walkOf(
  { engine, startedAt, seconds, stages }: CourseReport,
  { order, lang, sources }: { readonly order: Order; readonly lang: Lang; readonly sources: CourseSources },
): CourseWalk {
  const passed = stages.length > 0 && stages.every(({ outcome }) => outcome === 'passed');
  if (!engine?.nodeImage || !passed) throw new RangeError('only a walk that passed is evidence');
  const { kubernetes, architecture, tool, nodeImage, standIns } = engine;
  const commands = stages.reduce((sum, stage) => sum + stage.commands, 0);
  return {
    order,
    lang,
    kubernetes,
    architecture,
    tool,
    nodeImage,
    standIns,
    date: startedAt,
    seconds,
    commands,
    ...sources,
  };
}

/**
 * Put a walk in the place of the one of the same order, language, minor and architecture. The old one stays, and with it the
 * file, where it is of the same sources and younger than 30 days.
 * @returns whether the file was written
 */
export function recordWalk(root: string, walk: CourseWalk): boolean {
  const { walks } = readCourse(root);
  const old = walks.find((one) => walkKey(one) === walkKey(walk));
  const age = old ? Date.parse(walk.date) - Date.parse(old.date) : 0;
  if (old && isOf(old, walk) && old.standIns === walk.standIns && age < REFRESH_AFTER_DAYS * 24 * 3600 * 1000)
    return false;
  const others = walks.filter((one) => one !== old);
  const sorted = [...others, walk].sort((a, b) => walkKey(a).localeCompare(walkKey(b), 'en', { numeric: true }));
  // Whoever reads it next would refuse what does not fit.
  const record = COURSE_SCHEMA.parse({ walks: sorted });
  writeAtomically(join(root, COURSE_FILE), `${JSON.stringify(record, null, 1)}\n`);
  return true;
}
