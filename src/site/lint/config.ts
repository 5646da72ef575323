import { positionsOf } from '@studylog/check/manifest';
import { CONFIG_FILE } from '../../config/file.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { exampleIds, noExample } from './examples.ts';
import type { Project } from './project.ts';

/** The examples that the configuration names exist. */
export function checkConfig({ config, configText, examples, unread }: Project): Diagnostic[] {
  const ids = exampleIds({ examples, unread });
  const named = [config.homeExample, config.checkExample, ...config.imageWaivers.map(({ example }) => example)].filter(
    (id) => id !== undefined,
  );
  return [...new Set(named)]
    .filter((id) => !ids.has(id))
    .map((id) => ({ file: CONFIG_FILE, ...placeIn(configText, id), ...noExample(id, ids) }));
}

/** Where a text in quotes stands in the configuration; its start where it is not written out. */
export function placeIn(configText: string, text: string): { line: number; column: number } {
  const at = ["'", '"', '`'].map((quote) => configText.indexOf(`${quote}${text}${quote}`)).find((index) => index >= 0);
  return positionsOf(configText)(at ?? 0);
}
