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
  'a job that follows another workflow checks its event, repository, branch and result, or only comments on its pull request': `
on: {workflow_run: {workflows: [verify], branches: [main]}}
jobs: {bad: {if: "github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.head_branch == 'main'"}}`,
  'a workflow that follows another one checks out and downloads nothing of it but an artifact, beside the checkout': `
on: {workflow_run: {workflows: [preview]}}
jobs: {bad: {steps: [{uses: actions/checkout@v5, with: {persist-credentials: false, ref: x}}]}}`,
  'the workflow has no permission; each job names its own': 'on: push\npermissions: {}\njobs: {bad: {}}',
  'a job that may write runs nothing of the project':
    'on: push\njobs: {bad: {permissions: {issues: write}, steps: [{run: git add . && npm ci}]}}',
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

it.each([
  [
    'of no job before it',
    'needs: plan, steps: [{run: npm run verify -- --merge a.json}, {run: npm run verify -- --course}]',
  ],
  [
    'only sometimes',
    "needs: kind, if: '!cancelled()', steps: [{run: npm run verify -- --merge a.json, if: success()}, {run: npm run verify -- --course}]",
  ],
])('a walk after reports %s is noticed', (_what, job) => {
  const rule =
    WORKFLOW_RULES[Object.keys(WORKFLOW_RULES).find((name) => name.startsWith('the notes are walked')) ?? '']!;
  const kind = '{steps: [{run: npm run verify -- --engine kind --shard 1/2}]}';
  expect(rule(load(`on: push\njobs: {kind: ${kind}, plan: {}, bad: {${job}}}`) as Workflow)).toEqual(['bad']);
});

describe.each(Object.entries({ ...WORKFLOW_RULES, ...STEP_RULES }))('%s', (name, rule) => {
  const where = Object.hasOwn(STEP_RULES, name) ? { ...WORKFLOWS, ...ACTIONS } : WORKFLOWS;

  it.each(Object.entries(where))('in %s', (_file, workflow) => {
    expect(rule(workflow)).toEqual([]);
  });

  it('and a workflow that breaks it is noticed', () => {
    expect(rule(load(BREAKING[name] ?? '') as Workflow)).not.toEqual([]);
  });
});

it.each([
  ['may write more', 'permissions: {contents: write}, if: ASKED'],
  ['asks for no event', "permissions: {pull-requests: write}, if: github.event.workflow_run.conclusion == 'success'"],
  ['goes on where the job before it did not', 'permissions: {pull-requests: write}, needs: render, if: always()'],
])('a comment on a pull request by a job that %s is noticed', (_what, job) => {
  const rule =
    WORKFLOW_RULES[Object.keys(WORKFLOW_RULES).find((name) => name.endsWith('comments on its pull request')) ?? '']!;
  const asked = `"github.event.workflow_run.event == 'pull_request' && github.event.workflow_run.conclusion == 'success'"`;
  const workflow = `on: {workflow_run: {}}\njobs: {render: {permissions: {}, if: ${asked}}, bad: {${job.replace('ASKED', asked)}}}`;
  expect(rule(load(workflow) as Workflow)).toEqual(['bad']);
});

it('publishes only through a run of verify.yml in which everything passed, and the commit that it verified', () => {
  const { pages } = WORKFLOWS['verify.yml']!.jobs;
  expect(pages).toMatchObject({
    uses: './.github/workflows/pages.yml',
    needs: ['plan', 'run', 'collect', 'record', 'kind', 'walk'],
  });
  // No status function: with one, a job starts though one that it needs has failed.
  expect(pages?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
  expect(Object.keys(WORKFLOWS['pages.yml']!.on)).toEqual(['workflow_call']);
  const checkout = WORKFLOWS['pages.yml']!.jobs.build?.steps?.[0];
  expect(checkout?.with?.ref).toBe('${{ github.sha }}');
});

it('records only what runs on main recorded', () => {
  const { run, collect, record } = WORKFLOWS['verify.yml']!.jobs;
  expect(run?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
  expect(collect).toMatchObject({
    needs: ['plan', 'run'],
    if: "${{ !cancelled() && (needs.run.result == 'success' || needs.run.result == 'failure') }}",
  });
  expect(record).toMatchObject({ needs: 'collect', if: "${{ !cancelled() && needs.collect.outputs.records != '' }}" });
  const upload = collect?.steps?.find(({ with: inputs }) => inputs?.name === 'records');
  expect(upload?.if).toBe("${{ !cancelled() && hashFiles('.studylog/verify/kind.json') != '' }}");
  const download = record?.steps?.find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
  expect(download?.with?.['artifact-ids']).toBe('${{ needs.collect.outputs.records }}');
});

it('records on one of the versions on which the pages are tried, and walks the notes on each', () => {
  type Versions = {
    strategy: { matrix: { kubernetes?: string[]; include: { kubernetes: string; digest: string }[] } };
  };
  const { run, collect, kind, walk } = WORKFLOWS['verify.yml']!.jobs as unknown as {
    run: { env: { NODE_IMAGE: string } };
    collect: { env: { NODE_IMAGE: string } };
    kind: Versions;
    walk: Versions;
  };
  const { kubernetes, include } = kind.strategy.matrix;
  const images = include.map(({ kubernetes, digest }) => `kindest/node:${kubernetes}@sha256:${digest}`);
  expect(images).toContain(run.env.NODE_IMAGE);
  expect(collect.env.NODE_IMAGE).toBe(run.env.NODE_IMAGE);
  expect(include.map((version) => version.kubernetes)).toEqual(kubernetes);
  expect(walk.strategy.matrix.include).toEqual(include);
});

it('splits the examples of each job in the same way as the plan', () => {
  const { plan, run, kind } = WORKFLOWS['verify.yml']!.jobs;
  const script = (job: typeof plan, words: string) => job?.steps?.find(({ run = '' }) => run.includes(words))?.run;
  const changed = 'if [ "$GITHUB_EVENT_NAME" = pull_request ]; then changed=(--changed --base HEAD^1); fi';
  expect(script(plan, '--plan')).toContain(changed);
  expect(script(kind, '--shard')).toContain(changed);
  // It is of no pull request, and of the records of the commit, as its plan is.
  expect(script(run, '--shard')).not.toContain('changed');
  const forgets = (job: typeof plan) =>
    job?.steps?.filter(({ run = '' }) => run.includes('evidence:forget')).map(({ if: when }) => when);
  expect([plan, run, kind].map(forgets)).toEqual([
    ["github.event_name == 'pull_request'"],
    [],
    ["github.event_name == 'pull_request'"],
  ]);
});
