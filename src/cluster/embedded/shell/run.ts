import { FileError } from '../kubelet/files.ts';
import { type Command, constant, type Redirect, type Script, type Simple, type Word } from './script.ts';
import type { Process, Streams, Userland } from './tool.ts';

/** What a script runs in. */
export interface Shell extends Process {
  readonly userland: Userland;
  /** Run a command that is no part of the shell; resolves to its exit code. */
  readonly run: (argv: readonly string[], streams: Streams) => Promise<number>;
}

class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * What one turn of a loop takes that does nothing which takes time. It grows, as a busy loop would otherwise keep the simulation
 * from going on.
 */
const LOOP_MS = { first: 10, most: 1000 };
/** Characters that a variable, a word or what goes through a pipe may have: a script that doubles a text ends there. */
const MOST = 1_000_000;

/** The container has no more memory, which ends its shell wherever in it that is. */
class OutOfMemory extends Error {}
const OUT_OF_MEMORY = 137;

/** @throws OutOfMemory where a text has grown beyond what is simulated. */
function bounded(text: string): string {
  if (text.length > MOST) throw new OutOfMemory();
  return text;
}

/** Run a script; resolves to its exit code. */
export async function runScript(script: Script, shell: Shell, streams: Streams): Promise<number> {
  try {
    return await new Interpreter(shell, new Map()).whole(script, streams);
  } catch (error) {
    if (error instanceof OutOfMemory) return OUT_OF_MEMORY;
    throw error;
  }
}

class Interpreter {
  readonly #shell: Shell;
  readonly #variables: Map<string, string>;
  #code = 0;

  constructor(shell: Shell, variables: Map<string, string>) {
    this.#shell = shell;
    this.#variables = variables;
  }

  async whole(script: Script, streams: Streams): Promise<number> {
    try {
      return await this.#script(script, streams);
    } catch (exit) {
      if (exit instanceof Exit) return exit.code;
      throw exit;
    }
  }

  /** A shell of its own, as each side of a pipe and `$(…)` have: what it sets and its exit stay there. */
  #subshell(): Interpreter {
    return new Interpreter(this.#shell, new Map(this.#variables));
  }

  async #script(script: Script, streams: Streams): Promise<number> {
    for (const { when, command } of script) {
      if ((when === 'and' && this.#code !== 0) || (when === 'or' && this.#code === 0)) continue;
      this.#code = await this.#command(command, streams);
    }
    return this.#code;
  }

  async #command(command: Command, streams: Streams): Promise<number> {
    switch (command.kind) {
      case 'simple':
        return await this.#simple(command, streams);
      case 'loop': {
        let code = 0;
        for (let pause = LOOP_MS.first; ; ) {
          const began = this.#shell.now().getTime();
          if (((await this.#script(command.condition, streams)) === 0) === command.until) return code;
          code = await this.#script(command.body, streams);
          pause = this.#shell.now().getTime() > began ? LOOP_MS.first : Math.min(pause * 2, LOOP_MS.most);
          await this.#shell.ctx.sleep(pause);
        }
      }
      case 'choice': {
        for (const { condition, body } of command.branches) {
          if (!condition || (await this.#script(condition, streams)) === 0) return await this.#script(body, streams);
        }
        return 0;
      }
      case 'pipeline': {
        let input = streams.input;
        let code = 0;
        for (const [index, part] of command.commands.entries()) {
          const between = new Collected();
          const out = index === command.commands.length - 1 ? streams.out : between.add;
          const script: Script = [{ when: 'always', command: part }];
          code = await this.#subshell().whole(script, { ...streams, ...(input === undefined ? {} : { input }), out });
          input = between.text;
        }
        return code;
      }
    }
  }

  async #simple({ assignments, words, redirects }: Simple, streams: Streams): Promise<number> {
    for (const { name, value } of assignments) this.#variables.set(name, await this.#text(value, streams));
    if (words.length === 0) return 0;
    const argv: string[] = [];
    for (const word of words) argv.push(...(await this.#expand(word, streams)));
    const redirected = await this.#redirect(redirects, streams);
    if (!redirected) return 1;
    if (argv[0] === 'exit') throw new Exit(Number(argv[1] ?? this.#code));
    const code = await this.#shell.run(argv[0] === 'exec' ? argv.slice(1) : argv, redirected);
    if (argv[0] === 'exec') throw new Exit(code);
    return code;
  }

  /** Undefined when a file cannot be opened, which has been said. */
  async #redirect(redirects: readonly Redirect[], streams: Streams): Promise<Streams | undefined> {
    let { out, error, input } = streams;
    for (const { from, to, append } of redirects) {
      if (to === 'output') {
        error = out;
        continue;
      }
      const path = await this.#text(to, streams);
      const opened = path === '/dev/null' ? NOWHERE : this.#open(path, from, append, streams);
      if (!opened) return undefined;
      if (from === 'in') input = opened.text;
      else if (from === 'out') out = opened.write;
      else error = opened.write;
    }
    return { out, error, ...(input === undefined ? {} : { input }) };
  }

  #open(path: string, from: Redirect['from'], append: boolean, { error }: Streams): Opened | undefined {
    const { files } = this.#shell;
    try {
      if (from === 'in') {
        const text = files.read(path);
        if (text === undefined) throw new FileError(files.has(path) ? 'Is a directory' : MISSING);
        return { text, write: NOWHERE.write };
      }
      files.write(path, append ? (files.read(path) ?? '') : '');
      return { text: '', write: (text) => files.write(path, `${files.read(path) ?? ''}${text}`) };
    } catch (fault) {
      if (!(fault instanceof FileError)) throw fault;
      error(`${this.#cannotOpen(from, path, fault.message)}\n`);
      return undefined;
    }
  }

  /** The words of BusyBox' ash and of Debian's dash. */
  #cannotOpen(from: Redirect['from'], path: string, reason: string): string {
    const verb = from === 'in' ? 'open' : 'create';
    if (this.#shell.userland === 'busybox')
      return `sh: can't ${verb} ${path}: ${reason === MISSING ? SHORT[verb] : reason}`;
    return `sh: 1: cannot ${verb} ${path}: ${reason === MISSING ? LONG[verb] : reason}`;
  }

  async #text(word: Word, streams: Streams): Promise<string> {
    let text = '';
    for (const part of word) text = bounded(text + (await this.#part(part, streams)));
    return text;
  }

  /** The words that a word becomes: what an unquoted `$` gives is split at blanks. */
  async #expand(word: Word, streams: Streams): Promise<string[]> {
    const whole = constant(word);
    if (whole !== undefined) return [whole];
    const words: string[] = [];
    let current: string | undefined;
    for (const part of word) {
      const text = await this.#part(part, streams);
      if (part.kind === 'text' || part.quoted) {
        current = bounded((current ?? '') + text);
        continue;
      }
      const pieces = text.split(/[ \t\n]+/);
      for (const [index, piece] of pieces.entries()) {
        if (index > 0 && current !== undefined) {
          words.push(current);
          current = undefined;
        }
        if (piece !== '') current = (current ?? '') + piece;
      }
    }
    return current === undefined ? words : [...words, current];
  }

  async #part(part: Word[number], streams: Streams): Promise<string> {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'output') {
      const printed = new Collected();
      this.#code = await this.#subshell().whole(part.script, { ...streams, out: printed.add });
      return printed.text.replace(/\n+$/, '');
    }
    if (part.name === '?') return String(this.#code);
    const value = this.#variables.get(part.name) ?? this.#shell.env.get(part.name);
    return (part.fallback === undefined ? value : value || part.fallback) ?? '';
  }
}

/** Takes what a command prints. */
class Collected {
  text = '';
  readonly add = (text: string): void => {
    this.text = bounded(this.text + text);
  };
}

interface Opened {
  readonly text: string;
  readonly write: (text: string) => void;
}

const NOWHERE: Opened = { text: '', write: () => {} };
const MISSING = 'No such file or directory';
const SHORT = { open: 'no such file', create: 'nonexistent directory' } as const;
const LONG = { open: 'No such file', create: 'Directory nonexistent' } as const;
