/** A line of a shell's session. */
export interface SessionLine {
  readonly kind: 'command' | 'output';
  readonly text: string;
  /** Whether the shell's prompt stood before the command; nobody types it. */
  readonly hasPrompt: boolean;
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'shell', 'shellscript', 'shellsession', 'console']);
/** `$ `, or the prompt of a user on a machine: `root@node-1:~# `, `[user@node-1 ~]$ `. */
const PROMPT = /^(?:\$|\[?[\w.-]{1,64}@[\w.-]{1,64}(?:[ :][^\s#$]{0,200})?\]?[#$]) /;
/** What a shell asks for the rest of a command with. */
const CONTINUED = /^> /;

/** The lines of a session; undefined where a block is none: it is in no shell, or no line of it has a prompt. */
export function sessionOf(code: string, language: string): SessionLine[] | undefined {
  const lines = code.split('\n');
  if (!SHELLS.has(language) || !lines.some((line) => PROMPT.test(line))) return undefined;
  let isOpen = false;
  return lines.map((line): SessionLine => {
    const hasPrompt = !isOpen && PROMPT.test(line);
    const isCommand = hasPrompt || isOpen;
    const text = hasPrompt ? line.replace(PROMPT, '') : isOpen ? line.replace(CONTINUED, '') : line;
    isOpen = isCommand && /(?<!\\)(?:\\\\)*\\$/.test(text);
    return { kind: isCommand ? 'command' : 'output', text, hasPrompt };
  });
}
