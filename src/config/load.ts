import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { misuse } from '@studylog/check/text';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { validate } from '../example/located.ts';
import { offerOwnPackage } from '../project/own-package.ts';
import { CONFIG_SCHEMA, type Config } from './config.ts';
import { CONFIG_FILE } from './file.ts';
import { readSource } from './source.ts';

/**
 * Read the configuration of the project at `root`.
 * @throws Fault when there is none, and DiagnosticsError with file, line and column when it is wrong.
 */
export async function loadConfig(root: string): Promise<Config> {
  const path = join(root, CONFIG_FILE);
  if (!existsSync(path)) {
    throw misuse({
      ko: `여기에는 ${CONFIG_FILE} 파일이 없습니다. src/config/config.ts에 설명된 필드를 적어 만드십시오.`,
      en: `there is no ${CONFIG_FILE} here; create it, with the fields described in src/config/config.ts`,
    });
  }
  const written = await importDefault(path);
  const parsed = CONFIG_SCHEMA.safeParse(written);
  if (parsed.success) return parsed.data;
  const { place } = await readSource(CONFIG_FILE, readFileSync(path, 'utf8'));
  const diagnostics: Diagnostic[] = [];
  validate(CONFIG_SCHEMA, written, { file: CONFIG_FILE, value: written, diagnostics, place });
  throw new DiagnosticsError(diagnostics);
}

/** When each file was last changed, as of its first import. */
const imported = new Map<string, number>();

/** Node keeps a module by its address: one that changed since, while its author writes, needs another. */
function addressOf(path: string): string {
  const { mtimeMs } = statSync(path);
  const first = imported.get(path) ?? mtimeMs;
  imported.set(path, first);
  return `${pathToFileURL(path).href}${first === mtimeMs ? '' : `?${mtimeMs}`}`;
}

async function importDefault(path: string): Promise<unknown> {
  offerOwnPackage();
  try {
    return ((await import(/* @vite-ignore */ addressOf(path))) as { default?: unknown }).default;
  } catch (error) {
    const { problem } = await readSource(CONFIG_FILE, readFileSync(path, 'utf8'));
    const { line, column, message } = problem ?? { line: 1, column: 1, message: (error as Error).message };
    const said = { ko: `설정을 읽을 수 없습니다: ${message}`, en: `the configuration cannot be read: ${message}` };
    throw new DiagnosticsError([{ file: CONFIG_FILE, line, column, message: said }]);
  }
}
