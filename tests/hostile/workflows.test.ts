// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how GitHub writes its expressions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { STEP_RULES, WORKFLOW_RULES, type Workflow } from './workflow-rules.ts';

const GITHUB = join(import.meta.dirname, '../../.github');
const read = (...path: string[]) => load(readFileSync(join(GITHUB, ...path), 'utf8'));
const WORKFLOWS = Object.fromEntries(
  readdirSync(join(GITHUB, 'workflows')).map((file) => [file, read('workflows', file) as Workflow]),
);
/** A local action as though it were a job. */
const ACTIONS = Object.fromEntries(
  readdirSync(join(GITHUB, 'actions')).map((name) => {
    const { runs } = read('actions', name, 'action.yml') as { runs: Workflow['jobs'][string] };
    return [name, { on: [], jobs: { [name]: runs } } satisfies Workflow];
  }),
);

/** For each rule, a workflow that breaks it in the job «bad», or as a whole. */
const BREAKING: Readonly<Record<string, string>> = {
  'nothing starts with pull_request_target': 'on: [pull_request_target]\njobs: {}',
  'a job that follows another workflow checks its event, repository, branch and result': `
on: {workflow_run: {workflows: [verify], branches: [main]}}
jobs: {bad: {if: "github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.head_branch == 'main'"}}`,
  'the workflow has no permission; each job names its own': 'on: push\npermissions: {}\njobs: {bad: {}}',
  'a job that may write contents runs nothing of the project':
    'on: push\njobs: {bad: {permissions: {contents: write}, steps: [{run: git add . && npm ci}]}}',
  'a job that may publish does nothing but publish':
    'on: push\njobs: {bad: {permissions: {id-token: write}, steps: [{uses: actions/checkout@v5}]}}',
  'a job that may write never runs for a pull request':
    'on: pull_request\njobs: {bad: {permissions: {contents: write}}}',
  'every job has a limit of time': 'on: push\njobs: {bad: {steps: []}}',
  'a pipe fails with its first command': 'on: push\njobs: {}',
  'what records or publishes uses no cache': `
on: push
jobs:
  bad: {steps: [{uses: actions/setup-node@v5, with: {cache: npm}}]}
  other: {permissions: {pages: write}}`,
  'a pull request is built, tested and run without the records it brought':
    'on: pull_request\njobs: {bad: {steps: [{run: npm run build}, {run: npm run evidence:forget -- --base HEAD^1}]}}',
  'the notes are walked, where nothing confines an example, only once every example has passed where it is confined':
    'on: push\njobs: {bad: {steps: [{run: npm run verify -- --engine kind}, {run: npm run verify -- --course, if: always()}]}}',
  'no checkout leaves its token behind': 'on: push\njobs: {bad: {steps: [{uses: actions/checkout@v5}]}}',
  'every action is pinned to a commit': 'on: push\njobs: {bad: {steps: [{uses: actions/checkout@v5}]}}',
  'no expression is pasted into a script':
    'on: push\njobs: {bad: {steps: [{run: "echo ${{ github.event.pull_request.title }}"}]}}',
  'no token is given to what runs the project':
    'on: push\njobs: {bad: {steps: [{run: npm ci, env: {TOKEN: "${{ github.token }}"}}]}}',
};

describe.each(Object.entries({ ...WORKFLOW_RULES, ...STEP_RULES }))('%s', (name, rule) => {
  const where = Object.hasOwn(STEP_RULES, name) ? { ...WORKFLOWS, ...ACTIONS } : WORKFLOWS;

  it.each(Object.entries(where))('in %s', (_file, workflow) => {
    expect(rule(workflow)).toEqual([]);
  });

  it('and a workflow that breaks it is noticed', () => {
    expect(rule(load(BREAKING[name] ?? '') as Workflow)).not.toEqual([]);
  });
});

it('publishes only through a run of verify.yml in which everything passed, and the commit that it verified', () => {
  const { pages } = WORKFLOWS['verify.yml']!.jobs;
  expect(pages).toMatchObject({ uses: './.github/workflows/pages.yml', needs: ['run', 'record', 'kind'] });
  // No status function: with one, a job starts though one that it needs has failed.
  expect(pages?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
  expect(Object.keys(WORKFLOWS['pages.yml']!.on)).toEqual(['workflow_call']);
  const checkout = WORKFLOWS['pages.yml']!.jobs.build?.steps?.[0];
  expect(checkout?.with?.ref).toBe('${{ github.sha }}');
});

it('records only what runs on main recorded', () => {
  const { run, record } = WORKFLOWS['verify.yml']!.jobs;
  expect(run?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
  expect(record).toMatchObject({ needs: 'run', if: "${{ !cancelled() && needs.run.outputs.records != '' }}" });
  const upload = run?.steps?.find(({ with: inputs }) => inputs?.name === 'records');
  expect(upload?.if).toBe("${{ !cancelled() && hashFiles('.studylog/verify/kind.json') != '' }}");
  const download = record?.steps?.find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
  expect(download?.with?.['artifact-ids']).toBe('${{ needs.run.outputs.records }}');
});

it('records on one of the versions on which the pages are tried', () => {
  const { run, kind } = WORKFLOWS['verify.yml']!.jobs as unknown as {
    run: { env: { NODE_IMAGE: string } };
    kind: { strategy: { matrix: { include: { kubernetes: string; digest: string }[] } } };
  };
  const images = kind.strategy.matrix.include.map(
    ({ kubernetes, digest }) => `kindest/node:${kubernetes}@sha256:${digest}`,
  );
  expect(images).toContain(run.env.NODE_IMAGE);
});
