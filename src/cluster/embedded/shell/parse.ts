import { Fault, type Localized } from '@studylog/check/text';
import type { Choice, Command, Entry, Loop, Part, Redirect, Script, Simple, Word } from './script.ts';

/** A script that holds what is not simulated; `said` names it. */
export class NotSimulated extends Fault {
  override readonly name = 'NotSimulated';
}

const RESERVED = ['while', 'until', 'do', 'done', 'if', 'then', 'elif', 'else', 'fi'];
const UNKNOWN_WORDS = ['for', 'case', 'esac', 'function', '!', '{', '}', '[['];
/** How many loops, choices and `$(…)` may be in one another. */
const DEEPEST = 20;
const BLANK = /^(?:[ \t]|\\\n)+/;
const WORD_END = /[\s;&|<>()]/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;

const syntax = (text: string): Localized => ({
  ko: `셸 스크립트의 ${text || '끝'}`,
  en: text ? `${text} in a shell script` : 'the end of a shell script',
});

/**
 * Read the part of the POSIX shell language that is simulated: simple commands, lists, pipes, redirections, `while`, `until`,
 * `if`, variables and `$(…)`.
 * @throws NotSimulated at anything else.
 */
export function parseScript(text: string): Script {
  const parser = new Parser(text);
  const script = parser.script([]);
  if (!parser.atEnd()) throw parser.fault();
  return script;
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** What cannot be read from here on. */
  fault(): NotSimulated {
    const [next = ''] = /^(?:[;&|<>()]{1,2}|\S+)/.exec(this.#rest()) ?? [];
    return new NotSimulated(syntax(next));
  }

  /** Commands up to one of the words `ends`, which stays unread. */
  script(ends: readonly string[]): Script {
    if (this.#depth === DEEPEST) throw this.fault();
    this.#depth += 1;
    const entries = this.#entries(ends);
    this.#depth -= 1;
    return entries;
  }

  #entries(ends: readonly string[]): Script {
    const entries: Entry[] = [];
    let when: Entry['when'] = 'always';
    for (;;) {
      this.#skip(/^(?:[ \t\n]|\\\n|#.*)+/);
      if (this.atEnd() || ends.some((end) => this.#isNext(end))) {
        if (when !== 'always') throw this.fault();
        return entries;
      }
      entries.push({ when, command: this.#pipeline() });
      this.#skip(BLANK);
      when = 'always';
      if (this.#take('&&')) when = 'and';
      else if (this.#take('||')) when = 'or';
      else if (!this.#take('\n') && !(this.#take(';') && !this.#rest().startsWith(';'))) {
        this.#skip(/^#.*/);
        if (!this.atEnd() && !this.#rest().startsWith('\n') && !ends.some((end) => this.#isNext(end)))
          throw this.fault();
      }
    }
  }

  #pipeline(): Command {
    const commands = [this.#command()];
    for (this.#skip(BLANK); /^\|(?!\|)/.test(this.#rest()); this.#skip(BLANK)) {
      this.#at += 1;
      this.#skip(/^[ \t\n]+/);
      commands.push(this.#command());
    }
    return commands.length === 1 ? commands[0]! : { kind: 'pipeline', commands };
  }

  #command(): Command {
    if (this.#takeWord('while')) return this.#loop(false);
    if (this.#takeWord('until')) return this.#loop(true);
    if (this.#takeWord('if')) return this.#choice();
    if ([...RESERVED, ...UNKNOWN_WORDS].some((word) => this.#isNext(word))) throw this.fault();
    return this.#simple();
  }

  #loop(until: boolean): Loop {
    const condition = this.#block(['do']);
    this.#takeWord('do');
    const body = this.#block(['done']);
    this.#takeWord('done');
    return { kind: 'loop', until, condition, body };
  }

  #choice(): Choice {
    const branches: { condition?: Script; body: Script }[] = [];
    do {
      const condition = this.#block(['then']);
      this.#takeWord('then');
      branches.push({ condition, body: this.#block(['elif', 'else', 'fi']) });
    } while (this.#takeWord('elif'));
    if (this.#takeWord('else')) branches.push({ body: this.#block(['fi']) });
    if (!this.#takeWord('fi')) throw this.fault();
    return { kind: 'choice', branches };
  }

  #block(ends: readonly string[]): Script {
    const script = this.script(ends);
    if (this.atEnd() || script.length === 0) throw this.fault();
    return script;
  }

  #simple(): Simple {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (this.#skip(BLANK); ; this.#skip(BLANK)) {
      const redirect = this.#redirect();
      if (redirect) redirects.push(redirect);
      else if (this.atEnd() || WORD_END.test(this.#rest()[0]!) || this.#rest()[0] === '#') break;
      else {
        const [assigned, name] = /^([A-Za-z_]\w*)=/.exec(this.#rest()) ?? [];
        if (words.length === 0 && assigned && name) {
          this.#at += assigned.length;
          assignments.push({ name, value: this.#word() });
        } else words.push(this.#word());
      }
    }
    if (words.length === 0 && assignments.length === 0) throw this.fault();
    // A variable for one command only reaches that command's environment and nothing else here.
    if (words.length > 0 && assignments.length > 0) throw new NotSimulated(syntax(`${assignments[0]!.name}=`));
    return { kind: 'simple', assignments, words, redirects };
  }

  #redirect(): Redirect | undefined {
    const match = /^([12]?)(>>|>|<)(&1(?=[\s;|&)]|$))?/.exec(this.#rest());
    if (!match) return undefined;
    const [all, descriptor, operator, toOutput] = match;
    if (/^<[<>&]|^[12]?>[|&](?!1(?:[\s;|&)]|$))/.test(this.#rest())) throw this.fault();
    this.#at += all.length;
    const from = operator === '<' ? 'in' : descriptor === '2' ? 'error' : 'out';
    if (toOutput) {
      if (from !== 'error') throw new NotSimulated(syntax(all));
      return { from, to: 'output', append: true };
    }
    this.#skip(BLANK);
    if (this.atEnd() || WORD_END.test(this.#rest()[0]!)) throw this.fault();
    return { from, to: this.#word(), append: operator === '>>' };
  }

  #word(): Word {
    const parts: Part[] = [];
    while (!this.atEnd() && !WORD_END.test(this.#rest()[0]!)) parts.push(...this.#unquoted());
    return parts;
  }

  #unquoted(): Part[] {
    const [character] = this.#rest();
    if (character === "'") {
      const end = this.#text.indexOf("'", this.#at + 1);
      if (end === -1) throw this.fault();
      const text = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      return [{ kind: 'text', text }];
    }
    if (character === '"') return this.#quoted();
    if (character === '$') return [this.#dollar(false)];
    if (character === '\\') return [this.#literal(2, this.#text[this.#at + 1])];
    if (character === '`') throw new NotSimulated(syntax('`'));
    if (/[*?[~]/.test(character!) && !this.#isTest()) throw new NotSimulated(syntax(character!));
    return [this.#literal(1, character)];
  }

  /** `[` and `]` by themselves are a command and its end; in a word they would be a pattern. */
  #isTest(): boolean {
    return /^\[(?=\s)/.test(this.#rest());
  }

  #quoted(): Part[] {
    const parts: Part[] = [{ kind: 'text', text: '' }];
    for (this.#at += 1; !this.#rest().startsWith('"'); ) {
      const [character] = this.#rest();
      if (character === undefined) throw this.fault();
      if (character === '`') throw new NotSimulated(syntax('`'));
      if (character === '$') parts.push(this.#dollar(true));
      else if (/^\\["$`\\]/.test(this.#rest())) parts.push(this.#literal(2, this.#text[this.#at + 1]));
      else parts.push(this.#literal(1, character));
    }
    this.#at += 1;
    return parts;
  }

  #dollar(quoted: boolean): Part {
    const rest = this.#rest().slice(1);
    if (rest.startsWith('((')) throw new NotSimulated(syntax('$(('));
    if (rest.startsWith('(')) {
      this.#at += 2;
      const script = this.script([')']);
      if (!this.#take(')')) throw this.fault();
      return { kind: 'output', script, quoted };
    }
    const [braced, name, fallback] = /^\{(\w+)(?::-([^}$`"'\\]*))?\}/.exec(rest) ?? [];
    if (braced && name && NAME.test(name)) {
      this.#at += 1 + braced.length;
      return { kind: 'variable', name, quoted, ...(fallback === undefined ? {} : { fallback }) };
    }
    const [plain] = NAME.exec(rest) ?? /^\?/.exec(rest) ?? [];
    if (plain) {
      this.#at += 1 + plain.length;
      return { kind: 'variable', name: plain, quoted };
    }
    if (/^[\s"]|^$/.test(rest)) return this.#literal(1, '$');
    throw new NotSimulated(syntax(`$${rest.slice(0, 2)}`));
  }

  #literal(length: number, text = ''): Part {
    this.#at += length;
    return { kind: 'text', text };
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #skip(pattern: RegExp): void {
    this.#at += pattern.exec(this.#rest())?.[0].length ?? 0;
  }

  #take(text: string): boolean {
    if (!this.#rest().startsWith(text)) return false;
    this.#at += text.length;
    return true;
  }

  #isNext(word: string): boolean {
    if (word === ')') return this.#rest().startsWith(')');
    const rest = this.#rest();
    return rest.startsWith(word) && (rest.length === word.length || WORD_END.test(rest[word.length]!));
  }

  #takeWord(word: string): boolean {
    if (!this.#isNext(word)) return false;
    this.#at += word.length;
    return true;
  }
}
