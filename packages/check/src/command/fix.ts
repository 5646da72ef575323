import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { mend } from '../fix.ts';
import { type DiffLine, diffLines } from '../reporters/diff.ts';
import type { Ink } from '../reporters/human.ts';
import type { Lang } from '../text/localized.ts';
import { plural } from '../text/plural.ts';
import { visible } from '../text/width.ts';
import type { CheckSettings } from './checked.ts';
import type { OwnPaths } from './program.ts';
import { readManifest } from './read-manifest.ts';
import type { Sources } from './sources.ts';

interface FixOptions {
  /** What the program checks in its own way, among the sources. */
  readonly own?: OwnPaths | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly paint: (ink: Ink, text: string) => string;
}

const WORDS = {
  ko: {
    nothing: '안전하게 고칠 수 있는 부분이 없습니다.',
    ask: (count: number) => `파일 ${count}개를 이렇게 고칠까요? [y/N] `,
    kept: '고치지 않았습니다.',
    unasked: '고치려면 --yes를 함께 쓰십시오.',
    done: (count: number) => `파일 ${count}개를 고쳤습니다.`,
    yes: /^(y|yes|ㅛ|예|네)$/i,
  },
  en: {
    nothing: 'There is nothing that can be fixed safely.',
    ask: (count: number) => `Apply these fixes to ${plural(count, 'file')}? [y/N] `,
    kept: 'Nothing was changed.',
    unasked: 'Add --yes to write the fixes.',
    done: (count: number) => `Fixed ${plural(count, 'file')}.`,
    yes: /^(y|yes)$/i,
  },
} as const satisfies Readonly<Record<Lang, object>>;

/** Show what can be mended as a diff on standard error, ask unless told otherwise, and write it. */
export async function mendFiles(sources: Sources, settings: CheckSettings, options: FixOptions): Promise<void> {
  const words = WORDS[settings.lang];
  const mended = [];
  for (const path of [...sources.files, ...sources.own.flatMap((path) => options.own?.manifestsIn(path) ?? [])]) {
    const file = readManifest(path);
    const { text } = file;
    const after = await mend(file, settings.version);
    if (after.text !== text) mended.push({ path, text: after.text, diff: diffLines(text, after.text) });
  }
  for (const { path, diff } of mended) process.stderr.write(show(path, diff, options.paint));
  if (mended.length === 0) return say(words.nothing);
  if (options.dryRun) return;
  if (!options.yes && !process.stdin.isTTY) return say(words.unasked);
  if (!options.yes && !(await agrees(words.ask(mended.length), words.yes))) return say(words.kept);
  for (const { path, text } of mended) writeWhole(path, text);
  say(words.done(mended.length));
}

const say = (text: string): void => void process.stderr.write(`${text}\n\n`);

async function agrees(question: string, yes: RegExp): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return yes.test((await prompt.question(question)).trim());
  } finally {
    prompt.close();
  }
}

const LOOK: Readonly<Record<DiffLine['kind'], readonly [sign: string, ink: Ink | undefined]>> = {
  same: [' ', undefined],
  removed: ['-', 'error'],
  added: ['+', 'good'],
  place: ['', 'place'],
};

function show(path: string, diff: readonly DiffLine[], paint: FixOptions['paint']): string {
  const lines = diff.map(({ kind, text }) => {
    const [sign, ink] = LOOK[kind];
    const line = `${sign}${visible(text.replace(/\r$/, ''))}`;
    return ink ? paint(ink, line) : line;
  });
  return `${paint('strong', `--- ${path}\n+++ ${path}`)}\n${lines.join('\n')}\n\n`;
}

/** Write a file so that nobody ever sees half of it: beside it first, then in its place, with its permissions. */
function writeWhole(path: string, text: string): void {
  const target = realpathSync(path);
  const beside = join(target, '..', `.${process.pid}.studylog-fix`);
  try {
    writeFileSync(beside, text);
    chmodSync(beside, statSync(target).mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
