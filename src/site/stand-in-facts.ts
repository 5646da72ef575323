import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import { z } from 'zod';
import type { StandInFacts } from '../cluster/kind/stand-in-facts.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { withEveryLanguage } from '../example/languages.ts';
import { readLocated, validate } from '../example/located.ts';
import { readOwnFile } from '../example/own-files.ts';

/** What each stand-in of a log keeps of the published image, and what it does not. */
const FACTS_FILE = 'images/stand-ins/facts.yaml';

const sentence = z.string().min(1);
const sentences = z.array(
  z.union([sentence, z.strictObject({ ko: sentence, en: sentence }).partial()]).transform(withEveryLanguage),
);
const FACTS = z.record(z.string(), z.strictObject({ keeps: sentences, differs: sentences }));

/**
 * Read what is said of the stand-ins, by repository; a log without the file has none.
 * @throws DiagnosticsError when something in it is wrong.
 */
export function readStandInFacts(root: string): Readonly<Record<string, StandInFacts>> {
  const path = join(root, FACTS_FILE);
  if (!existsSync(path)) return {};
  const yaml = readLocated(parseManifest(FACTS_FILE, readOwnFile(root, path).toString('utf8')));
  const facts = yaml.diagnostics.length > 0 ? undefined : validate(FACTS, yaml.value, yaml);
  if (!facts) throw new DiagnosticsError(yaml.diagnostics);
  return facts;
}
