import { nearest } from '../check/nearest.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';

/** A subcommand: `run` takes the words after its name and resolves to the exit code. */
export interface Command {
  readonly help: string;
  run(argv: string[]): Promise<number>;
}

/** A command line that makes no sense; printed without a stack trace, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Modules load only when their command runs: `check` must start in a blink. */
const COMMANDS: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  check: { summary: 'check manifests offline, as strictly as the API server', load: () => import('./check.ts') },
  verify: { summary: 'run examples on a cluster and record what was seen', load: () => import('./verify.ts') },
  build: { summary: 'build the site into dist/', load: () => import('./build.ts') },
  serve: { summary: 'serve dist/ on http://localhost:4321', load: () => import('./serve.ts') },
  start: { summary: 'check, verify on the embedded cluster, build and serve', load: () => import('./start.ts') },
};

const HELP = `studylog: study notes whose examples are checked, run and shown with the evidence

Usage: studylog <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

Run «studylog <command> --help» for a command's options.
Exit codes: 0 all well, 1 something was found, 2 the command line makes no sense.
`;

/** Run a command line (without node and script) and resolve to the exit code. */
export async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    const meant = nearest(name, Object.keys(COMMANDS));
    console.error(`studylog: there is no command "${name}"${meant ? `; did you mean "${meant}"?` : ''}\n\n${HELP}`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(command.help);
      return 0;
    }
    return await command.run(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`studylog ${name}: ${error.message}`);
      return 2;
    }
    if (error instanceof DiagnosticsError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}
