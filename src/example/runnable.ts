import type { ManifestFile } from '@studylog/check/manifest';
import type { Example } from './load.ts';

/** A file as the steps of an example use it. */
export interface RunnableFile {
  readonly name: string;
  readonly text: string;
  readonly manifest: ManifestFile;
  /** The same file with another text. */
  withText(text: string): RunnableFile;
}

/** What of an example a run needs: no folder, and no record of earlier runs. */
export interface RunnableExample extends Pick<Example, 'id' | 'steps' | 'findings' | 'cleanup'> {
  readonly files: readonly RunnableFile[];
}
