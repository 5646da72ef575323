import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import type { Page } from '../content.ts';
import type { Glossary } from '../glossary.ts';

/** What the checks look at. */
export interface Project {
  readonly pages: readonly Page[];
  readonly examples: readonly Example[];
  readonly config: Config;
  /** The configuration as it is written. */
  readonly configText: string;
  readonly glossary: Glossary;
  /** Names of the diagrams in content/diagrams/. */
  readonly diagrams: readonly string[];
  /** Names of the pictures in content/images/. */
  readonly pictures: ReadonlySet<string>;
}
