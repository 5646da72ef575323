/** A step of a workflow that calls `gh api`, run as it is, with a GitHub that answers what a test says and notes what it was asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished } from 'vitest';
import type { Workflow } from './workflow-rules.ts';

/** Whether such steps can run here: they are written for GitHub's Ubuntu, which has jq. */
export const isUbuntu = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0;

/** Answers from files named like the last part of the address, through jq as gh does. */
const GH = `#!/usr/bin/env bash
set -euo pipefail
method=GET filter=. fields=()
shift
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift 2;;
    --jq) filter=$2; shift 2;;
    -f|-F) fields+=("$2"); shift 2;;
    --paginate|--silent) shift;;
    *) path=$1; shift;;
  esac
done
printf '%s %s %s\\n' "$method" "$path" "\${fields[*]}" >> "$ASKED"
[ "$method" = GET ] || { cat "\${fields[0]#body=@}" > "$ASKED.body"; exit 0; }
path=\${path%%\\?*}
jq -r "$filter" "$ANSWERS/\${path##*/}.json"
`;

/** What a step did. */
export interface Ran {
  readonly folder: string;
  readonly stdout: string;
  /** Every request: its method, address and fields. */
  readonly asked: readonly string[];
  /** Those that change something. */
  readonly changes: readonly string[];
  /** The text that the last of them sent. */
  readonly body?: string;
}

/** The script of a step, by the id that the step has in its job. */
export function scriptOf(workflow: string, job: string, id: string): string {
  const text = readFileSync(join(import.meta.dirname, '../../.github/workflows', workflow), 'utf8');
  const steps = (load(text) as Workflow).jobs[job]?.steps as readonly { id?: string; run?: string }[];
  return steps.find((step) => step.id === id)?.run ?? '';
}

/**
 * Run a script.
 * @param answers by the last part of an address
 * @param files in RUNNER_TEMP
 */
export function runStep(
  script: string,
  {
    answers,
    files,
    env,
  }: Readonly<Record<'answers', Record<string, unknown>> & Record<'files' | 'env', Record<string, string>>>,
): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-step-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [name, answer] of Object.entries(answers)) write(`answers/${name}.json`, JSON.stringify(answer));
  for (const [name, text] of Object.entries(files)) write(`temp/${name}`, text);
  write('bin/gh', GH);
  chmodSync(join(folder, 'bin/gh'), 0o755);
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_REPOSITORY: 'owner/log',
      ASKED: join(folder, 'asked'),
      ANSWERS: join(folder, 'answers'),
      ...env,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const asked = readFileSync(join(folder, 'asked'), 'utf8').trimEnd().split('\n');
  const changes = asked.filter((line) => !line.startsWith('GET '));
  return {
    folder,
    stdout,
    asked,
    changes,
    ...(changes.length > 0 ? { body: readFileSync(join(folder, 'asked.body'), 'utf8') } : {}),
  };
}
