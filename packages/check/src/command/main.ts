import { readFileSync } from 'node:fs';
import { Fault } from '../text/fault.ts';
import { checkCommand } from './command.ts';
import { langOf } from './terminal.ts';

const NAME = 'studylog-check';

/** Run a command line (without node and script) and resolve to the exit code. */
export async function main(argv: string[]): Promise<number> {
  const lang = langOf(process.env, argv);
  // Rules have no pages where only the package is.
  const command = checkCommand({ name: NAME, version: ownVersion(), links: async () => () => undefined });
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(command.help[lang]);
    return 0;
  }
  try {
    return await command.run(argv);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(`${NAME}: ${error.said[lang]}`);
    return 2;
  }
}

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
