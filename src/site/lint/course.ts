import { type Localized, nearest } from '@studylog/check/text';
import { exampleWith } from '../../example/by-id.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { readLocated } from '../../example/located.ts';
import { type Clash, type ClashKind, Namespace } from '../../lint/clashes.ts';
import { selectionOf } from '../../lint/selection.ts';
import { pageAt } from '../page-index.ts';
import type { Project } from './project.ts';

/** A clash with an earlier example, and the example that has it. */
interface CourseClash extends Clash<Example> {
  readonly later: Example;
}

/**
 * A reader runs the examples of all notes in one namespace, and may skip a clean-up: no example meets what another one made,
 * unless the later one declares it, and every declaration is needed.
 */
export function checkCourse(project: Pick<Project, 'pages' | 'examples' | 'unread' | 'config'>): Diagnostic[] {
  // Which examples follow each other is only known when all of them, and all notes, can be read.
  if (project.unread.pages.length > 0 || project.unread.examples.length > 0) return [];
  const course = courseOf(project);
  const clashes = clashesIn(course);
  const isDeclared = ({ later, earlier }: CourseClash) => later.shares.some((share) => share.with.includes(earlier.id));
  const undeclared = clashes.filter((clash) => !isDeclared(clash));
  return [...diagnosed(undeclared), ...project.examples.flatMap((example) => notNeeded(example, course, clashes))];
}

/** The examples that notes run, in reading order. */
export function courseOf({ pages, examples, config }: Pick<Project, 'pages' | 'examples' | 'config'>): Example[] {
  const ids = config.notes.flatMap((slug) => {
    const note = pageAt('notes', config.languages[0]!, slug, pages);
    return (note?.uses ?? []).filter(({ component }) => component === 'Run').map(({ id }) => id);
  });
  return [...new Set(ids)].flatMap((id) => exampleWith(id, examples) ?? []);
}

function clashesIn(course: readonly Example[]): CourseClash[] {
  const namespace = new Namespace<Example>();
  return course.flatMap((later) => {
    const selection = selectionOf(later, (index) => {
      const place = readLocated(later.source.manifest).place(['cleanup', index]);
      return { file: later.file, ...place };
    });
    const clashes = namespace.clashesWith(selection);
    namespace.add(later, selection);
    return clashes.map((clash) => ({ ...clash, later }));
  });
}

/** How the later example meets these of an earlier one, and of as many more. */
const SAID: Readonly<Record<ClashKind, (others: string, id: string, more: number) => Localized>> = {
  selects: (others, id, more) => ({
    ko: `${inKorean(id, more)}의 파드까지 선택합니다(${others}).`,
    en: `this also selects Pods ${inEnglish(id, more)}: ${others}`,
  }),
  'is-selected': (others, id, more) => ({
    ko: `이 레이블이 있는 파드는 ${inKorean(id, more)}의 셀렉터에도 선택됩니다(${others}).`,
    en: `Pods with these labels are also selected ${inEnglish(id, more)}: ${others}`,
  }),
  'same-object': (others, id, more) => ({
    ko: `${inKorean(id, more)}에도 ${others} 오브젝트가 있습니다.`,
    en: `${others} is also ${inEnglish(id, more)}`,
  }),
};

const inKorean = (id: string, more: number) => (more > 0 ? `"${id}" 등 예제 ${more + 1}개` : `"${id}" 예제`);
const inEnglish = (id: string, more: number) => `in the example "${id}"${more > 0 ? ` and in ${more} more` : ''}`;

/** One diagnostic for each place, which names the first of the other examples and counts the rest. */
function diagnosed(clashes: readonly CourseClash[]): Diagnostic[] {
  const byPlace = Map.groupBy(clashes, ({ kind, at }) => JSON.stringify([kind, at]));
  return [...byPlace.values()].map((met) => {
    const { kind, at, others, earlier } = met[0]!;
    const ids = met.map((clash) => clash.earlier.id).join(', ');
    const own = kind === 'same-object' ? OWN_NAME : OWN_LABEL;
    const declaration = `shares: [{with: [${ids}], reason: …}]`;
    return {
      ...at,
      message: SAID[kind](others.join(', '), earlier.id, met.length - 1),
      hint: {
        ko: `${own.ko} 의도한 것이라면 ${met[0]!.later.file}에 적으십시오: ${declaration}`,
        en: `${own.en}; if this is intended, declare it in ${met[0]!.later.file}: ${declaration}`,
      },
    };
  });
}

const OWN_LABEL: Localized = {
  ko: '이 예제에만 있는 레이블로 바꾸십시오.',
  en: 'use a label that no other example has',
};
const OWN_NAME: Localized = {
  ko: '이 예제에만 있는 이름으로 바꾸십시오.',
  en: 'use a name that no other example has',
};

/** Declarations of an example that stand for no clash. */
function notNeeded(example: Example, course: readonly Example[], clashes: readonly CourseClash[]): Diagnostic[] {
  const declared = example.shares.flatMap((share, index) =>
    share.with.map((id, place) => ({ id, path: ['shares', index, 'with', place] })),
  );
  const needed = clashes.filter(({ later }) => later === example).map(({ earlier }) => earlier.id);
  return declared
    .filter(({ id }) => !needed.includes(id))
    .map(({ id, path }) => {
      const place = readLocated(example.source.manifest).place(path);
      return { file: example.file, ...place, ...whyNotNeeded(id, example, course, clashes) };
    });
}

function whyNotNeeded(
  id: string,
  example: Example,
  course: readonly Example[],
  clashes: readonly CourseClash[],
): Pick<Diagnostic, 'message' | 'hint'> {
  const message = {
    ko: `"${id}" 예제와 겹치는 이름이나 레이블이 없어 이 선언은 필요하지 않습니다.`,
    en: `this declaration is not needed: no name or label is shared with an earlier example "${id}"`,
  };
  const later = clashes.find((clash) => clash.earlier === example && clash.later.id === id)?.later;
  if (later) {
    const hint = {
      ko: `이 선언은 뒤에 나오는 예제에 적습니다. ${later.file}(으)로 옮기십시오.`,
      en: `the later example must declare this; move it to ${later.file}`,
    };
    return { message, hint };
  }
  const ids = course.map((one) => one.id);
  const meant = ids.includes(id) ? undefined : nearest(id, ids);
  if (meant) return { message, hint: { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` } };
  return { message, hint: { ko: '지우십시오.', en: 'delete it' } };
}
