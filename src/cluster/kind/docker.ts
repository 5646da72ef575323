import { Fault } from '@studylog/check/text';
import { type RunOptions, run } from '../kubectl/process.ts';

/**
 * Run docker and return what it prints.
 * @throws Fault with docker's own message.
 */
export async function docker(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await run('docker', args, options);
  if (exitCode !== 0) throw dockerFailed(args.slice(0, 2), stderr.trim());
  return stdout.trim();
}

/** The fault of a docker command, by its first words and what it printed. */
export function dockerFailed(words: readonly string[], printed: string): Fault {
  const command = `docker ${words.join(' ')}`;
  return new Fault({ ko: `${command} 명령이 실패했습니다: ${printed}`, en: `${command} failed: ${printed}` });
}
