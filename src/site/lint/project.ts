import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import type { Page } from '../content.ts';
import type { PageFile } from '../content-files.ts';
import type { LogFields } from '../fields/log-fields.ts';
import type { FieldTexts } from '../fields/texts.ts';
import type { Glossary } from '../glossary.ts';

/** What the checks look at. */
export interface Project {
  readonly pages: readonly Page[];
  readonly examples: readonly Example[];
  /** What is there but cannot be read, so that nothing can be said of what it holds, and nothing is missing because of it. */
  readonly unread: { readonly pages: readonly PageFile[]; readonly examples: readonly string[] };
  /** The folder of the project. */
  readonly root: string;
  readonly config: Config;
  /** The configuration as it is written. */
  readonly configText: string;
  readonly glossary: Glossary;
  /** The fields of the API that the examples use, and what the log says of fields. */
  readonly fields: LogFields;
  readonly fieldTexts: FieldTexts;
  /** Names of the diagrams in content/diagrams/. */
  readonly diagrams: readonly string[];
  /** Names of the pictures in content/images/. */
  readonly pictures: ReadonlySet<string>;
}
