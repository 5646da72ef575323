import { EngineError } from '../engine.ts';
import { type RunOptions, run } from '../kubectl/process.ts';

/**
 * Run docker and return what it prints.
 * @throws EngineError with docker's own message.
 */
export async function docker(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await run('docker', args, options);
  if (exitCode !== 0) throw new EngineError(`docker ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
  return stdout.trim();
}
