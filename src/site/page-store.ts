import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonical, sha256 } from '../example/digests.ts';
import { PACKAGE } from '../project/own-package.ts';
import { writeAtomically } from '../verify/atomic.ts';

/** Values that follow from the text of one page, each found once and kept from run to run. */
export interface PageMemory {
  /**
   * The value with this name.
   * @param basis what else than the text the value follows from; with another basis it is found again
   * @param find finds it; the value must be one that JSON can hold
   */
  recall<T>(name: string, basis: string, find: () => T): T;
  /** The same for a value that is not there at once. */
  recallAsync<T>(name: string, basis: string, find: () => Promise<T>): Promise<T>;
}

interface Kept {
  /** Of the page's text. */
  readonly digest: string;
  readonly values: Record<string, { readonly basis: string; readonly value: unknown }>;
}

/** Where it is kept, below a log's folder. It can be deleted at any time. */
const STORE = '.studylog/pages.json';

/**
 * What is known of the pages of a log, so that only what changed is parsed again: kept by file, with the digest of its text, and
 * forgotten when the generator changes. It makes checks fast and nothing else: what is published is always read from the text.
 */
export class PageStore {
  readonly #path: string;
  #store: Store | undefined;
  readonly #kept: Record<string, Kept> = {};
  #isChanged = false;

  constructor(root: string) {
    this.#path = join(root, STORE);
  }

  /**
   * What is known of a page, as long as its text is this one.
   * @param file whose ending says whether the text is Markdown or MDX
   */
  of(file: string, text: string): PageMemory {
    const digest = sha256(text);
    this.#store ??= readStore(this.#path);
    const known = this.#kept[file] ?? this.#store.pages[file];
    const kept = known?.digest === digest ? known : { digest, values: {} };
    this.#kept[file] = kept;
    const holds = (name: string, basis: string) => kept.values[name]?.basis === basis;
    const keep = <T>(name: string, basis: string, value: T): T => {
      kept.values[name] = { basis, value };
      this.#isChanged = true;
      return value;
    };
    return {
      recall: <T>(name: string, basis: string, find: () => T): T =>
        holds(name, basis) ? (kept.values[name]!.value as T) : keep(name, basis, find()),
      recallAsync: async <T>(name: string, basis: string, find: () => Promise<T>): Promise<T> =>
        holds(name, basis) ? (kept.values[name]!.value as T) : keep(name, basis, await find()),
    };
  }

  /** Keep what is known now, of the pages that were asked for. A folder that cannot be written to only makes the next run slower. */
  save(): void {
    if (!this.#store) return;
    const { generator, pages } = this.#store;
    if (!this.#isChanged && Object.keys(pages).length === Object.keys(this.#kept).length) return;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeAtomically(this.#path, JSON.stringify({ generator, pages: this.#kept }));
      this.#store = { generator, pages: { ...this.#kept } };
      this.#isChanged = false;
    } catch (error) {
      if (!isFileError(error)) throw error;
    }
  }
}

/** For pages of which nothing is to be kept. */
export const NO_MEMORY: PageMemory = {
  recall: (_name, _basis, find) => find(),
  recallAsync: (_name, _basis, find) => find(),
};

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

interface Store {
  /** The digest of the generator that found it out. */
  readonly generator: string;
  readonly pages: Readonly<Record<string, Kept>>;
}

function readStore(path: string): Store {
  const empty = { generator: generatorDigest(), pages: {} };
  try {
    const store = JSON.parse(readFileSync(path, 'utf8')) as Store | null;
    return store?.generator === empty.generator ? store : empty;
  } catch (error) {
    if (error instanceof SyntaxError || isFileError(error)) return empty;
    throw error;
  }
}

/**
 * Folders of the generator's code, in its repository and in its package, and what npm has installed for it: below the repository, or
 * beside the package.
 */
const SOURCES = [
  ...['src', 'lib', 'packages/check/src'],
  ...['node_modules/.package-lock.json', '../.package-lock.json'],
];

/**
 * Changes whenever a file of the generator may have: by the times and sizes of all of them, as for the checker's bundle. No file that a
 * pull request brings can foresee it.
 */
function generatorDigest(): string {
  const root = fileURLToPath(PACKAGE);
  const files = SOURCES.flatMap((name) => filesIn(join(root, name)));
  return sha256(
    canonical(
      files.map((path) => {
        const { mtimeMs, size } = statSync(path);
        return [path, mtimeMs, size];
      }),
    ),
  );
}

function filesIn(path: string): string[] {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() ? [join(file.parentPath, file.name)] : [],
  );
}
