import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { langOf } from '@studylog/check/command';
import { type Lang, type Localized, misuse } from '@studylog/check/text';
import { readerCluster } from '../../cluster/kind/reader-cluster.ts';
import { runFolder } from '../../cluster/kubectl/folder.ts';
import { inheritedEnv } from '../../cluster/kubectl/process.ts';
import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import { clusterFile, readKindConfig } from '../../lint/kind-config.ts';
import { notePaths } from '../../site/collections/note.ts';
import { readContent } from '../../site/content.ts';
import { type Course, courseIn } from '../../site/course.ts';
import { inLang } from '../../text/addresses.ts';
import { BASE } from '../../text/base.ts';
import { recordWalk, walkOf } from '../../verify/course/record.ts';
import { courseConclusion, stageLine } from '../../verify/course/report.ts';
import type { CourseReport, Order } from '../../verify/course/result.ts';
import { walkCourse } from '../../verify/course/walk.ts';
import { openNotes } from '../../verify/site/read.ts';
import { Interrupted } from '../../verify/wait.ts';
import { save } from './conclude.ts';
import { INTERRUPTED, onInterrupt } from './interrupt.ts';
import type { Options } from './options.ts';

const SAID = {
  noCourse: {
    ko: '이 로그에는 처음부터 끝까지 실행할 과정이 없습니다. 노트에 <Setup>과 <Run>이 있어야 합니다.',
    en: 'this log has no course to run: its notes need a <Setup> and at least one <Run>',
  },
  noLanguage: (lang: Lang, languages: readonly Lang[]): Localized => ({
    ko: `이 로그에는 ${lang} 페이지가 없습니다. --lang에 쓸 수 있는 값: ${languages.join(', ')}`,
    en: `this log has no pages in ${lang}; --lang can be ${languages.join(', ')}`,
  }),
  noRun: (id: string): Localized => ({
    ko: `--skip-cleanup: 어느 노트에도 <Run id="${id}" />이(가) 없습니다.`,
    en: `--skip-cleanup: no note has <Run id="${id}" />`,
  }),
  removing: { ko: '실행 중에 만든 것을 지웁니다', en: 'removing what the run created' },
  recorded: { ko: 'examples/course.json에 기록했습니다', en: 'recorded in examples/course.json' },
  unchanged: { ko: 'examples/course.json은 그대로입니다', en: 'examples/course.json is unchanged' },
  notRecorded: {
    ko: '통과하지 못해 기록하지 않았습니다. 이전 기록은 그대로입니다',
    en: 'not recorded because it failed; the earlier record is unchanged',
  },
} as const;

/** `studylog verify --course`: go through the notes of the built site as a reader does. Resolves to the exit code. */
export async function verifyCourse(
  root: string,
  options: Options,
  config: Config,
  examples: readonly Example[],
): Promise<number> {
  const spoken = langOf(process.env);
  const lang = options.lang ?? (config.languages.includes(spoken) ? spoken : config.languages[0]!);
  const order = options.order ?? 'reading';
  if (!config.languages.includes(lang)) throw misuse(SAID.noLanguage(lang, config.languages));
  const course = courseIn(lang, config, readContent(root).pages, examples, root);
  const skipCleanUp = options['skip-cleanup'];
  // The workflows of every log ask for the walk.
  if (!course) {
    console.log(SAID.noCourse[spoken]);
    return 0;
  }
  if (skipCleanUp !== undefined && !course.notes.some(({ runs }) => runs.includes(skipCleanUp))) {
    throw misuse(SAID.noRun(skipCleanUp));
  }
  const say = (line: Localized) => console.log(line[lang]);
  const interruption = onInterrupt(say);
  try {
    const report = await walk(root, { course, lang, order, options, config, examples, say, ...interruption });
    console.log(courseConclusion(report, lang));
    save(join(root, '.studylog', 'verify', `course-${order}-${lang}.json`), `${JSON.stringify(report, null, 1)}\n`);
    const passed = report.stages.length > 0 && report.stages.every(({ outcome }) => outcome === 'passed');
    if (options.record && passed) {
      const written = recordWalk(root, walkOf(report, { order, lang, sources: course.sources }));
      console.error((written ? SAID.recorded : SAID.unchanged)[lang]);
    } else if (options.record) console.error(SAID.notRecorded[lang]);
    return passed ? 0 : 1;
  } catch (error) {
    if (error instanceof Interrupted || interruption.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    interruption.release();
  }
}

interface Setting extends ReturnType<typeof onInterrupt> {
  readonly course: Course;
  readonly lang: Lang;
  readonly order: Order;
  readonly options: Options;
  readonly config: Config;
  readonly examples: readonly Example[];
  readonly say: (line: Localized) => void;
}

/** Open the site and a browser, get ready for the cluster, walk, and remove what the walk left. */
async function walk(root: string, setting: Setting): Promise<CourseReport> {
  const { course, lang, order, options, config, examples, say, signal, leftovers } = setting;
  const { overview } = course;
  const { 'node-image': nodeImage, 'skip-cleanup': skipCleanUp } = options;
  const notes = await openNotes(root, say);
  try {
    const folder = await runFolder();
    const cwd = join(folder, 'reader');
    await mkdir(cwd);
    const name = readKindConfig(clusterFile(overview.example)!).config!.name;
    const start = { root, signal, leftovers, progress: say, ...(nodeImage === undefined ? {} : { nodeImage }) };
    const cluster = await readerCluster(name, join(folder, 'kubeconfig'), folder, start);
    try {
      return await walkCourse({
        page: notes.page,
        addressOf: (slug) => `${notes.origin}${BASE}${inLang(notePaths.note(slug), lang, config.languages)}`,
        overview,
        notes: order === 'reversed' ? course.notes.toReversed() : course.notes,
        examples,
        minors: config.kubernetes,
        cluster,
        terminals: { env: { ...inheritedEnv(), ...cluster.env }, cwd, signal },
        ...(skipCleanUp === undefined ? {} : { skipCleanUp }),
        done: (stage) => console.log(stageLine(stage, lang)),
      });
    } finally {
      say(SAID.removing);
      await cluster.remove();
    }
  } finally {
    await notes.close();
  }
}
