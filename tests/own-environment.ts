/** Test files share a process, one after another: what one changes in the environment ends with it. */
import { afterAll, beforeAll } from 'vitest';

let environment: NodeJS.ProcessEnv;
let folder: string;
beforeAll(() => {
  environment = { ...process.env };
  folder = process.cwd();
});
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  if (process.cwd() !== folder) process.chdir(folder);
});
