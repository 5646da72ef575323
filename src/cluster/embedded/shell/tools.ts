import { FileError } from '../kubelet/files.ts';
import { nslookup } from './lookup.ts';
import type { Arguments, Tool, ToolRun, Userland } from './tool.ts';
import { wget } from './wget.ts';

const none = (args: Arguments) => args.length === 0;
const noOptions = (args: Arguments) => args.every((arg) => arg !== undefined && !arg.startsWith('-'));
const all = (args: Arguments) => args;
/** Arguments after options that are all among `known`. */
const after = (args: Arguments, known: readonly string[]): Arguments => {
  const first = args.findIndex((arg) => !known.includes(arg ?? ''));
  return first === -1 ? [] : args.slice(first);
};
const withOptions =
  (...known: string[]): Tool['accepts'] =>
  (args) =>
    after(args, known).length > 0 && noOptions(after(args, known));

type Fault = Readonly<Record<Userland, (path: string, reason: string) => string>>;
/** Each tool's own words for a file that it cannot use. */
const FAULTS = {
  cat: { busybox: (path, reason) => `can't open '${path}': ${reason}`, debian: (path, reason) => `${path}: ${reason}` },
  touch: {
    busybox: (path, reason) => `${path}: ${reason}`,
    debian: (path, reason) => `cannot touch '${path}': ${reason}`,
  },
  rm: {
    busybox: (path, reason) => `can't remove '${path}': ${reason}`,
    debian: (path, reason) => `cannot remove '${path}': ${reason}`,
  },
  mkdir: {
    busybox: (path, reason) => `can't create directory '${path}': ${reason}`,
    debian: (path, reason) => `cannot create directory '${path}': ${reason}`,
  },
  ls: {
    busybox: (path, reason) => `${path}: ${reason}`,
    debian: (path, reason) => `cannot access '${path}': ${reason}`,
  },
} as const satisfies Record<string, Fault>;
const MISSING = 'No such file or directory';

/** Do something to each file; 1 when one of them could not be done, said in the tool's words. */
function each(
  { error, userland }: ToolRun,
  tool: keyof typeof FAULTS,
  paths: readonly string[],
  work: (path: string) => void,
): number {
  let code = 0;
  for (const path of paths) {
    try {
      work(path);
    } catch (fault) {
      if (!(fault instanceof FileError)) throw fault;
      error(`${tool}: ${FAULTS[tool][userland](path, fault.message)}\n`);
      code = 1;
    }
  }
  return code;
}

function read({ files }: ToolRun, path: string): string {
  const text = files.read(path);
  if (text !== undefined) return text;
  throw new FileError(files.has(path) ? 'Is a directory' : MISSING);
}

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

const UNARY: Readonly<Record<string, (run: ToolRun, value: string) => boolean>> = {
  '-n': (_run, value) => value !== '',
  '-z': (_run, value) => value === '',
  '-e': ({ files }, path) => files.has(path),
  '-f': ({ files }, path) => files.kind(path) === 'file',
  '-d': ({ files }, path) => files.kind(path) === 'directory',
  '-s': ({ files }, path) => (files.read(path) ?? '') !== '',
};

const ABOUT_TEXT = ['-n', '-z'];

const test: Tool = {
  accepts: (args) => {
    if (args.length === 2) return Object.hasOwn(UNARY, args[0] ?? '');
    return args.length === 3 && (args[1] === '=' || args[1] === '!=');
  },
  paths: (args) => (args.length === 2 && !ABOUT_TEXT.includes(args[0] ?? '') ? [args[1]] : []),
  run: (run, [first = '', second = '', third]) => {
    if (third === undefined) return UNARY[first]!(run, second) ? 0 : 1;
    return (first === third) === (second === '=') ? 0 : 1;
  },
};

/** What is simulated of the tools that both BusyBox and Debian have. */
const COMMON: Readonly<Record<string, Tool>> = {
  true: { accepts: none, run: () => 0 },
  ':': { accepts: none, run: () => 0 },
  false: { accepts: none, run: () => 1 },
  test,
  '[': {
    ...test,
    accepts: (args) => args.at(-1) === ']' && test.accepts(args.slice(0, -1)),
    paths: (args) => test.paths!(args.slice(0, -1)),
    run: (run, args) => test.run(run, args.slice(0, -1)),
  },
  echo: {
    // Shells differ in what they make of a backslash.
    accepts: (args) => args.every((arg, index) => !arg?.includes('\\') && !(index === 0 && /^-[eE]/.test(arg ?? ''))),
    run: ({ out }, args) => {
      if (args[0] === '-n') out(args.slice(1).join(' '));
      else out(`${args.join(' ')}\n`);
      return 0;
    },
  },
  cat: {
    accepts: noOptions,
    paths: all,
    run: (run, paths) => {
      if (paths.length === 0) run.out(run.input ?? '');
      return each(run, 'cat', paths, (path) => run.out(read(run, path)));
    },
  },
  touch: {
    accepts: withOptions(),
    paths: all,
    run: (run, paths) =>
      each(run, 'touch', paths, (path) => {
        if (run.files.kind(path) !== 'directory') run.files.write(path, run.files.read(path) ?? '');
      }),
  },
  rm: {
    accepts: withOptions('-f'),
    paths: (args) => after(args, ['-f']),
    run: (run, args) =>
      each(run, 'rm', after(args, ['-f']) as string[], (path) => {
        if (run.files.kind(path) === 'directory') throw new FileError('Is a directory');
        if (!run.files.delete(path) && args[0] !== '-f') throw new FileError(MISSING);
      }),
  },
  mkdir: {
    accepts: withOptions('-p'),
    paths: (args) => after(args, ['-p']),
    run: (run, args) =>
      each(run, 'mkdir', after(args, ['-p']) as string[], (path) => {
        const steps = path.split('/').map((_part, index, parts) => parts.slice(0, index + 1).join('/'));
        const wanted = args[0] === '-p' ? steps.filter((step) => step && run.files.kind(step) !== 'directory') : [path];
        // Directories of the image above a mount are there.
        for (const step of wanted) if (step === path || run.files.isMounted(step)) run.files.makeDirectory(step);
      }),
  },
  ls: {
    // Of several directories it would print the names as well.
    accepts: (args) => withOptions('-1')(args) && after(args, ['-1']).length === 1,
    paths: (args) => after(args, ['-1']),
    run: (run, args) => {
      const paths = after(args, ['-1']) as string[];
      const code = each(run, 'ls', paths, (path) => {
        if (!run.files.has(path)) throw new FileError(MISSING);
        const names = run.files.kind(path) === 'file' ? [path] : run.files.list(path);
        // Names that begin with a dot are hidden: those that Kubernetes keeps the versions of a volume in.
        for (const name of names) if (!name.startsWith('.')) run.out(`${name}\n`);
      });
      return code && (run.userland === 'debian' ? 2 : 1);
    },
  },
  env: { accepts: none, run: ({ env, out }) => printEnvironment(env, out) },
  printenv: {
    accepts: noOptions,
    run: ({ env, out }, names) => {
      if (names.length === 0) return printEnvironment(env, out);
      for (const name of names) if (env.has(name)) out(`${env.get(name)}\n`);
      return names.every((name) => env.has(name)) ? 0 : 1;
    },
  },
  hostname: {
    accepts: none,
    run: ({ ctx, out }) => {
      out(`${ctx.pod.name}\n`);
      return 0;
    },
  },
  date: {
    accepts: none,
    run: ({ now, out }) => {
      const [, weekday, day, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(now().toUTCString()) ?? [];
      out(`${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} UTC ${year}\n`);
      return 0;
    },
  },
  sleep: {
    accepts: ([time, ...rest]) => rest.length === 0 && /^(\d+(\.\d+)?|infinity)$/.test(time ?? ''),
    run: async ({ ctx }, [time]) => {
      if (time === 'infinity') return await ctx.waitUntilKilled();
      await ctx.sleep(Number(time) * 1000);
      return 0;
    },
  },
  sort: {
    accepts: none,
    run: ({ input = '', out }) => {
      for (const line of lines(input).sort()) out(`${line}\n`);
      return 0;
    },
  },
  grep: {
    // What a basic regular expression and JavaScript's mean alike.
    accepts: (args) => {
      const [pattern, ...files] = after(args, ['-q', '-v']);
      return (
        pattern !== undefined && /^\^?[\w =:/,-]+\$?$/.test(pattern) && !pattern.startsWith('-') && files.length < 2
      );
    },
    paths: (args) => after(args, ['-q', '-v']).slice(1),
    run: (run, args) => {
      const [pattern = '', path] = after(args, ['-q', '-v']) as string[];
      if (path !== undefined && run.files.kind(path) !== 'file') {
        run.error(`grep: ${path}: ${run.files.has(path) ? 'Is a directory' : MISSING}\n`);
        return 2;
      }
      const wanted = new RegExp(pattern);
      const options = args.slice(0, args.indexOf(pattern));
      const text = path === undefined ? (run.input ?? '') : run.files.read(path)!;
      const found = lines(text).filter((line) => wanted.test(line) !== options.includes('-v'));
      if (!options.includes('-q')) for (const line of found) run.out(`${line}\n`);
      return found.length > 0 ? 0 : 1;
    },
  },
};

function printEnvironment(env: ReadonlyMap<string, string>, out: (text: string) => void): number {
  for (const [name, value] of env) out(`${name}=${value}\n`);
  return 0;
}

/** The tools of an image, by name. A command that an image has and that is missing here is not simulated. */
export const TOOLS: Readonly<Record<Userland, Readonly<Record<string, Tool>>>> = {
  busybox: { ...COMMON, nslookup, wget },
  debian: COMMON,
};
