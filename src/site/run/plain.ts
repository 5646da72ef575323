import { type ManifestFile, parseManifest } from '@studylog/check/manifest';
import type { Lang } from '@studylog/check/text';
import type { Verdict } from '../../cluster/embedded/refuse.ts';
import type { RunnableExample, RunnableFile } from '../../example/runnable.ts';

/** A file as plain data. */
export interface PlainFile {
  readonly name: string;
  readonly text: string;
  /** What comes of applying it: the page then needs no checker until a reader changes the text. */
  readonly verdict?: Verdict;
}

/** What a page needs to run an example, as plain data. */
export interface PlainExample extends Omit<RunnableExample, 'files'> {
  readonly files: readonly PlainFile[];
}

/** `run.json`, beside the page of each example that can be run in a page. */
export interface RunData {
  readonly example: PlainExample;
  /** The address of `editor.json` in each language. */
  readonly editor: Partial<Readonly<Record<Lang, string>>>;
}

/** The example that the data stands for. */
export function exampleOf(plain: PlainExample): RunnableExample {
  return { ...plain, files: plain.files.map(({ name, text }) => fileOf(name, text)) };
}

function fileOf(name: string, text: string): RunnableFile {
  let manifest: ManifestFile | undefined;
  return {
    name,
    text,
    get manifest() {
      manifest ??= parseManifest(name, text);
      return manifest;
    },
    withText: (other) => fileOf(name, other),
  };
}
