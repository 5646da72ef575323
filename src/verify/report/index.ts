import type { Example } from '../../example/load.ts';
import type { RunReport } from '../result.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';

/** Reports for machines and pages; a new one is one file and one line. The one for terminals is written as the run goes. */
export const REPORTERS = {
  json,
  junit,
  markdown,
} as const satisfies Record<string, (report: RunReport, examples: readonly Example[]) => string>;

export const EXTENSIONS: Readonly<Record<keyof typeof REPORTERS, string>> = {
  json: 'json',
  junit: 'xml',
  markdown: 'md',
};
