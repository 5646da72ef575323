import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Install what `tests/tools/<name>` pins below .studylog/tools, the first time that it is asked for.
 * @param version a part of the folder's name, so that another version is installed beside it
 * @param program a file that is there once it is installed, from its folder
 * @returns the folder, or undefined where it could not be installed
 */
export function installTool(root: string, name: string, version: string, program: string): string | undefined {
  const folder = join(root, '.studylog/tools', `${name}-${version}`);
  if (existsSync(join(folder, program))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, 'tests/tools', name, file), join(folder, file));
  // A peer such as Vitest is the project's own, in a folder above.
  const args = ['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}
