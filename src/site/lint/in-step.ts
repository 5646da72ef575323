import type { Diagnostic } from '../../example/diagnostic.ts';
import { changedFiles, git } from '../../project/git.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { LANGUAGE_NAMED, versionsOf } from './languages.ts';
import type { Project } from './project.ts';

/**
 * Pages whose other language has changed, and they have not: by the days in their front matter, and by git in what is being
 * contributed, committed or not. Only a reader of both can tell whether something has to follow, so these are warnings. A small
 * correction needs no new day, and once it is part of the main branch, nothing is said of it.
 */
export function checkInStep(project: Project): Diagnostic[] {
  const { pages, config, root } = project;
  if (config.languages.length < 2) return [];
  const changed = contributed(root, config.repository.branch);
  return [...versionsOf(pages).values()].flatMap((versions) =>
    versions.flatMap((page) =>
      versions
        .filter((other) => other !== page)
        .flatMap((other) => behindByDay(page, other) ?? behindInBranch(page, other, changed) ?? []),
    ),
  );
}

/** Files that differ from where the branch left the main one; empty outside of a repository. */
function contributed(root: string, branch: string): ReadonlySet<string> {
  for (const base of [`upstream/${branch}`, `origin/${branch}`, branch, 'HEAD']) {
    try {
      return new Set(changedFiles(root, git(root, ['merge-base', 'HEAD', base]).trim()));
    } catch {
      // There is no such branch, or no repository.
    }
  }
  return new Set();
}

function lastDay(page: Page) {
  return collectionOf(page)
    .days?.(page.fields)
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .at(-1);
}

function behindByDay(page: Page, other: Page): Diagnostic | undefined {
  const own = lastDay(page);
  const theirs = lastDay(other);
  if (!own || !theirs || own.day >= theirs.day) return undefined;
  const { ko, en } = LANGUAGE_NAMED[other.lang];
  return {
    file: page.file,
    ...page.place(own.path),
    severity: 'warning',
    message: {
      ko: `이 글의 마지막 날짜는 ${own.day}인데, ${ko}판(${other.file})은 ${theirs.day}입니다.`,
      en: `the last change here is of ${own.day}, but the ${en} version (${other.file}) has changed on ${theirs.day}`,
    },
    hint: {
      ko: `그 변경을 이 글에도 반영하고, 날짜를 ${theirs.day}(으)로 적으십시오.`,
      en: `make the same change here, and write the day ${theirs.day}`,
    },
  };
}

function behindInBranch(page: Page, other: Page, changed: ReadonlySet<string>): Diagnostic | undefined {
  if (!changed.has(other.file) || changed.has(page.file)) return undefined;
  return {
    file: page.file,
    line: 1,
    column: 1,
    severity: 'warning',
    message: {
      ko: `${other.file}은(는) 바뀌었지만 이 글은 그대로입니다.`,
      en: `${other.file} was changed, but this page was not`,
    },
    hint: {
      ko: '이 글에도 반영하십시오. 오타처럼 한 언어만의 수정이라면 그대로 두어도 됩니다.',
      en: 'make the same change here; a correction of one language, such as a typo, needs none',
    },
  };
}
