import { parseScript } from './shell/parse.ts';
import { runScript } from './shell/run.ts';
import type { Arguments, Process, Streams, Tool } from './shell/tool.ts';
import { TOOLS } from './shell/tools.ts';
import type { SimulatedImage } from './simulated-image.ts';

/** What runs in a container, `command` in place of the image's ENTRYPOINT and `args` in place of its CMD. */
export function argvOf(
  { entrypoint = [], command: own }: SimulatedImage,
  { command = [], args = [] }: { readonly command?: readonly string[]; readonly args?: readonly string[] },
): readonly string[] {
  if (command.length > 0) return [...command, ...args];
  return [...entrypoint, ...(args.length > 0 ? args : own)];
}

const SHELL = 'sh';
const BIN = /^(?:\/usr(?:\/local)?)?\/s?bin\//;

/** One of the things that a command line can be. */
export type Command =
  | { readonly kind: 'program'; readonly options: Arguments }
  | { readonly kind: 'shell'; readonly script: string | undefined }
  | { readonly kind: 'tool'; readonly tool: Tool; readonly args: Arguments };

/** What a command line stands for in an image; undefined where the simulation does not have it. */
export function commandOf(image: SimulatedImage, argv: Arguments): Command | undefined {
  const { entrypoint = [], command, options: knows, userland } = image;
  const words = startsWith(argv, entrypoint) ? argv.slice(entrypoint.length) : argv;
  const options = words.slice(command.length);
  if (startsWith(words, command) && (options.length === 0 || knows?.(options))) return { kind: 'program', options };
  const name = words[0]?.replace(BIN, '') ?? '';
  const args = words.slice(1);
  if (name === SHELL && userland) {
    return args.length === 2 && args[0] === '-c' ? { kind: 'shell', script: args[1] } : undefined;
  }
  const tool = toolOf(image, name);
  return tool?.accepts(args) ? { kind: 'tool', tool, args } : undefined;
}

function startsWith(words: Arguments, first: readonly string[]): boolean {
  return first.every((word, index) => words[index] === word);
}

function toolOf({ tools = {}, userland }: SimulatedImage, name: string): Tool | undefined {
  if (Object.hasOwn(tools, name)) return tools[name];
  return userland && Object.hasOwn(TOOLS[userland], name) ? TOOLS[userland][name] : undefined;
}

/** Run a command line in a container; resolves to its exit code. */
export async function runCommand(
  image: SimulatedImage,
  process: Process,
  argv: readonly string[],
  streams: Streams,
): Promise<number> {
  const command = commandOf(image, argv);
  const { userland = 'busybox' } = image;
  switch (command?.kind) {
    case 'program':
      return await image.program(process.ctx, (line) => streams.out(`${line}\n`), command.options as string[]);
    case 'shell': {
      // A shell hands on no variable that it could not have itself.
      const env = new Map([...process.env].filter(([name]) => /^[A-Za-z_]\w*$/.test(name)));
      const run = (words: readonly string[], to: Streams) => runCommand(image, { ...process, env }, words, to);
      return await runScript(parseScript(command.script!), { ...process, env, userland, run }, streams);
    }
    case 'tool':
      return await command.tool.run({ ...process, ...streams, userland }, command.args as string[]);
    default:
      streams.error(`${argv[0] ?? ''}: not found\n`);
      return 127;
  }
}

/** Whether process 1 of a container leaves SIGTERM alone, as Linux lets any do that has no handler for it. */
export function ignoresSigterm(image: SimulatedImage, argv: readonly string[]): boolean {
  const { entrypoint = [], endsAtSigterm } = image;
  if (entrypoint.length > 0 && startsWith(argv, entrypoint)) return false;
  return !(endsAtSigterm && commandOf(image, argv)?.kind === 'program');
}
