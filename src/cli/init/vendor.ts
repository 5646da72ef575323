import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Fault } from '@studylog/check/text';
import { PACKAGE } from '../../project/own-package.ts';

/**
 * Pack the generator that is running into `folder`/vendor, with `npm pack`: from the repository, where that compiles it first,
 * or from the package that is installed.
 * @returns the name of each package, and of its file
 * @throws Fault with what npm printed.
 */
export async function vendorPackages(folder: string): Promise<Record<string, string>> {
  const vendor = join(folder, 'vendor');
  mkdirSync(vendor);
  const checker = '@studylog/check';
  const sources = { [checker]: dirname(findPackageJSON(checker, import.meta.url)!), studylog: fileURLToPath(PACKAGE) };
  const vendored: Record<string, string> = {};
  for (const [name, source] of Object.entries(sources)) {
    const printed = await npm(['pack', source, '--pack-destination', vendor, '--silent'], folder);
    vendored[name] = basename(printed.trim().split('\n').at(-1)!);
  }
  return vendored;
}

/**
 * Write package-lock.json. It needs npm's registry, or npm's cache.
 * @throws Fault with what npm printed.
 */
export async function lockDependencies(folder: string): Promise<void> {
  await npm(['install', '--package-lock-only', '--no-audit', '--no-fund'], folder);
}

async function npm(words: readonly string[], cwd: string): Promise<string> {
  try {
    // On Windows npm is a script, which only a shell starts.
    const options = { cwd, shell: process.platform === 'win32', maxBuffer: 2 ** 24 };
    return (await promisify(execFile)('npm', [...words], options)).stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const printed = stderr.trim() || message;
    throw new Fault({
      ko: `npm ${words[0]} 명령이 실패했습니다. 아무것도 만들지 않았습니다.\n${printed}`,
      en: `npm ${words[0]} failed, and nothing was created\n${printed}`,
    });
  }
}
