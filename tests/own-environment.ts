/** Test files share a process, one after another: what one changes in the environment ends with it. */
import { afterAll, beforeAll } from 'vitest';
import { restoreEnvironment } from '../src/verify/browser/packaged.ts';

let environment: NodeJS.ProcessEnv;
let folder: string;
beforeAll(() => {
  environment = { ...process.env };
  folder = process.cwd();
});
afterAll(() => {
  restoreEnvironment(environment);
  if (process.cwd() !== folder) process.chdir(folder);
});
