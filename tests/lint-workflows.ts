/**
 * `npm run lint:workflows`: actionlint and zizmor on the workflows, each in a pinned version below .studylog/tools. A tool that
 * cannot be had on this machine is skipped, and said to be; with `--require`, as in CI, that is a failure.
 * Exit code 0 without findings, 1 with findings or where a required tool is missing, 2 for another argument.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Tool {
  readonly name: string;
  readonly version: string;
  /** Commands that install it into `folder`; each must succeed. */
  install(folder: string): readonly (readonly string[])[];
  /** The program, from its folder. */
  readonly program: string;
  readonly args: readonly string[];
}

const TOOLS: readonly Tool[] = [
  {
    name: 'actionlint',
    version: '1.7.12',
    // Go refuses a module whose sum differs from the public checksum database's.
    install: (folder) => [
      ['env', `GOBIN=${folder}`, 'go', 'install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'],
    ],
    program: 'actionlint',
    args: ['-color'],
  },
  {
    name: 'zizmor',
    version: '1.32.0',
    install: (folder) => [
      ['python3', '-m', 'venv', folder],
      [
        join(folder, 'bin/pip'),
        ...['install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', '--require-hashes'],
        ...['--requirement', 'tests/tools/zizmor.txt'],
      ],
    ],
    program: 'bin/zizmor',
    args: ['--offline', '--no-progress', '--strict-collection', '.github'],
  },
];

const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
if (args.some((arg) => arg !== '--require')) {
  console.error(`lint:workflows takes --require and nothing else, not ${args.join(' ')}`);
  process.exit(2);
}
const missingFails = args.includes('--require');
process.exitCode = TOOLS.map(lint).includes(false) ? 1 : 0;

function lint(tool: Tool): boolean {
  const title = `${tool.name} ${tool.version}`;
  const folder = join(root, '.studylog/tools', `${tool.name}-${tool.version}`);
  const program = join(folder, tool.program);
  const reason = existsSync(program) ? undefined : install(tool.install(folder));
  if (reason !== undefined) {
    console.log(`${title}: skipped, ${reason}`);
    return !missingFails;
  }
  const { status } = spawnSync(program, tool.args, { cwd: root, stdio: 'inherit' });
  console.log(`${title}: ${status === 0 ? 'no findings' : `exit code ${status}`}`);
  return status === 0;
}

/** Install a tool; returns why that was not possible. */
function install(commands: readonly (readonly string[])[]): string | undefined {
  for (const [program = '', ...rest] of commands) {
    const { status, stderr, error } = spawnSync(program, rest, { cwd: root, encoding: 'utf8' });
    if (status === 0) continue;
    const said = error?.message ?? stderr.trim().split('\n').at(-1);
    return `it could not be installed (${said})`;
  }
  return undefined;
}
