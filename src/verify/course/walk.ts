import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localized } from '@studylog/check/text';
import type { Page } from 'playwright';
import type { EngineInfo } from '../../cluster/engine.ts';
import type { ReaderCluster } from '../../cluster/kind/reader-cluster.ts';
import type { Example } from '../../example/load.ts';
import { heldTo, type ShownExample } from '../reader.ts';
import { type NotePage, type PageRun, readNote } from './pages.ts';
import type { CourseReport, StageFailure, StageResult } from './result.ts';
import type { Terminals } from './shell.ts';
import { type Counted, type Fault, runCommands, runLines } from './stage.ts';

/** How long a command of the set-up or of the way back may take: images are pulled, and a namespace is emptied. */
const SET_UP_MS = 600_000;

/** A note with the examples of its Runs, as it is written. */
export interface CourseNote {
  readonly slug: string;
  readonly runs: readonly string[];
}

export interface Walk {
  readonly page: Page;
  /** The address of a note in the language of this walk. */
  readonly addressOf: (slug: string) => string;
  /** The note that sets up the cluster, and the example whose files that are. */
  readonly overview: { readonly slug: string; readonly example: Example };
  /** The notes in the order of this walk. */
  readonly notes: readonly CourseNote[];
  readonly examples: readonly Example[];
  /** The Kubernetes minors of the configuration. */
  readonly minors: readonly string[];
  readonly cluster: ReaderCluster;
  readonly terminals: Terminals;
  /** An example whose clean-up is left out. */
  readonly skipCleanUp?: string;
  readonly done: (stage: StageResult) => void;
}

const SAID = {
  setUp: { ko: '준비', en: 'setup' },
  wayBack: { ko: '되돌리기', en: 'undo setup' },
  otherRuns: {
    ko: '페이지의 Run이 노트에 적힌 것과 다릅니다. 사이트를 다시 만드십시오: npm run build',
    en: 'the Runs on the page are different from those of the note; build the site again: npm run build',
  },
  otherFile: (file: string): Localized => ({
    ko: `내려받은 ${file}의 내용이 파일과 다릅니다`,
    en: `the downloaded ${file} is different from the file`,
  }),
  stillThere: {
    ko: '되돌리는 명령을 모두 실행했지만 클러스터가 남아 있습니다',
    en: 'the cluster still exists after all commands that undo the setup',
  },
} as const;

type Where = EngineInfo & { readonly standIns: boolean };

/**
 * Go through the notes as a reader does: the set-up, every Run of every note with its clean-up, the way back. Nothing else is
 * done between two notes.
 * @throws Interrupted at Ctrl-C.
 */
export async function walkCourse(walk: Walk): Promise<CourseReport> {
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const stages: StageResult[] = [];
  const done = (stage: StageResult) => {
    stages.push(stage);
    walk.done(stage);
  };
  let engine: Where | undefined;
  const report = (): CourseReport => {
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { ...(engine ? { engine } : {}), startedAt, seconds, stages };
  };

  const overview = await readNote(walk.page, walk.addressOf(walk.overview.slug));
  const note = walk.overview.slug;
  const setUp = await stage({ note, name: SAID.setUp }, overview.url, async (counted) => {
    for (const [part, lines] of overview.setUp) {
      if (part === 'way-back') continue;
      const fault = await runSetUp(lines, walk, counted);
      if (fault) return fault;
      if (part === 'cluster') engine = await walk.cluster.connect();
    }
    return undefined;
  });
  done(setUp);
  if (setUp.outcome === 'failed' || !engine) return report();

  for (const written of walk.notes) {
    const read = await readNote(walk.page, walk.addressOf(written.slug));
    const shown = read.runs.map(({ example }) => example);
    if (JSON.stringify(shown) !== JSON.stringify(written.runs)) {
      const mismatches = [{ path: 'Run', expected: written.runs.join('\n'), actual: shown.join('\n') }];
      done(
        await stage({ note: written.slug, name: SAID.setUp }, read.url, async () => ({
          line: '',
          reason: SAID.otherRuns,
          mismatches,
        })),
      );
      continue;
    }
    for (const run of read.runs) done(await doRun(written.slug, read, run, walk, engine));
  }

  done(
    await stage({ note, name: SAID.wayBack }, overview.url, async (counted) => {
      const lines = overview.setUp.get('way-back') ?? [];
      const fault = await runLines(lines, walk.terminals, counted, SET_UP_MS);
      if (fault) return fault;
      const isThere = await walk.cluster.exists();
      return isThere ? { line: lines.at(-1) ?? '', reason: SAID.stillThere, mismatches: [] } : undefined;
    }),
  );
  return report();
}

async function doRun(note: string, { url }: NotePage, run: PageRun, walk: Walk, engine: Where): Promise<StageResult> {
  const example = walk.examples.find(({ id }) => id === run.example)!;
  return await stage({ note, example: example.id, name: { ko: example.id, en: example.id } }, url, async (counted) => {
    const shown = heldTo(shownBy(run), example, engine, walk.minors);
    const fault = await runCommands(run, example.steps, shown, walk.terminals, counted);
    if (walk.skipCleanUp === example.id) return fault;
    // What failed is cleaned up as well, or every note after it would fail with it.
    const leaving = await runLines(run.cleanUp, walk.terminals, counted);
    return fault ?? leaving;
  });
}

function shownBy({ commands, cleanUp }: PageRun): ShownExample {
  return {
    files: new Map(),
    addresses: new Map(),
    commands: new Map(commands.map(({ index, line }) => [index, line])),
    outputs: new Map(commands.flatMap(({ index, shown }) => (shown === undefined ? [] : [[index, shown] as const]))),
    cleanUp,
  };
}

/** Run the commands of a part of the set-up; what this machine needs for the cluster is added where kind reads its configuration. */
async function runSetUp(lines: readonly string[], walk: Walk, counted: Counted): Promise<Fault> {
  const { cluster, terminals, overview } = walk;
  for (const line of lines) {
    if (!/^kind create cluster\b/.test(line)) {
      const fault = await runLines([line], terminals, counted, SET_UP_MS);
      if (fault) return fault;
      continue;
    }
    const file = overview.example.files.find(({ name }) => name === overview.example.cluster)!;
    const path = join(terminals.cwd, file.name);
    const downloaded = await readFile(path, 'utf8').catch(() => '');
    if (downloaded !== file.text) return { line, reason: SAID.otherFile(file.name), mismatches: [] };
    await writeFile(path, cluster.configure(downloaded));
    const fault = await runLines([[line, ...cluster.createWords].join(' ')], terminals, counted, SET_UP_MS);
    if (fault) return fault;
  }
  return undefined;
}

async function stage(
  about: Pick<StageResult, 'note' | 'example' | 'name'>,
  url: string,
  work: (counted: Counted) => Promise<Fault>,
): Promise<StageResult> {
  const began = performance.now();
  const counted: Counted = { commands: 0 };
  const fault = await work(counted);
  const failure: StageFailure | undefined = fault && { url, ...fault };
  return {
    ...about,
    outcome: failure ? 'failed' : 'passed',
    commands: counted.commands,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    ...(failure ? { failure } : {}),
  };
}
