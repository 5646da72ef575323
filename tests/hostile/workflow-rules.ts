// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how GitHub writes its expressions.
/** What must be true of every workflow, so that a stranger's pull request can neither publish nor record anything. */

export interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly 'continue-on-error'?: boolean;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}

export interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Names of the jobs or steps that break a rule. */
export type Rule = (workflow: Workflow) => string[];

export const events = ({ on }: Workflow): readonly string[] =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);

/** A function from what is wrong with a job to a rule. */
const jobs =
  (isWrong: (job: Job, workflow: Workflow) => boolean): Rule =>
  (workflow) =>
    Object.entries(workflow.jobs).flatMap(([name, job]) => (isWrong(job, workflow) ? [name] : []));

const steps = (isWrong: (step: Step, job: Job, workflow: Workflow) => boolean): Rule =>
  jobs((job, workflow) => (job.steps ?? []).some((step) => isWrong(step, job, workflow)));

const action = ({ uses = '' }: { readonly uses?: string }) => uses.replace(/@.*/, '');
const runsProject = ({ run = '', uses = '' }: Step) =>
  /\b(npm|npx|node|tsx|bash|sh|make)\b|\.\//.test(run.replace(/^\s*#.*$/gm, '')) || uses.startsWith('./');
const writes = ({ permissions = {} }: Job) => Object.values(permissions).includes('write');
const hasWriter = ({ jobs }: Workflow) => Object.values(jobs).some(writes);

/** The condition of a job that no pull request can start. */
const ON_MAIN = "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'";

/** A step that fails where an example fails in its own namespace, here or in one of the shards whose reports it joins. */
const isConfined = ({ run = '' }: Step) => /verify -- (--engine kind|--merge)\b/.test(run) && !run.includes('--course');

/** Reports that a job joins are those of a job before it, all of them or none where a pull request changes no example. */
const isAfterShards = ({ needs = [], steps = [], if: condition = '' }: Job, { jobs }: Workflow) => {
  if (!steps.some(({ run = '' }) => run.includes('--merge'))) return true;
  const [ran] = [needs].flat().filter((name) => jobs[name]?.steps?.some(({ run = '' }) => run.includes('--shard')));
  const joins = steps.find(({ run = '' }) => run.includes('--merge'))?.if;
  if (ran === undefined) return false;
  return (
    joins === undefined ||
    (joins === `needs.${ran}.result == 'success'` &&
      condition.includes(`(needs.${ran}.result == 'success' || needs.plan.outputs.shards == '[]')`))
  );
};

/** What a job that follows another workflow must ask of it, for a fork may call its branch and its workflow anything. */
const OF_A_WORKFLOW_RUN = [
  /github\.event\.workflow_run\.event\s*==\s*'push'/,
  /github\.event\.workflow_run\.head_repository\.full_name\s*==\s*github\.repository/,
  /github\.event\.workflow_run\.head_branch\s*==/,
  /github\.event\.workflow_run\.conclusion\s*==\s*'success'/,
];

/** What a job may do that says on a pull request what its run found. */
const OF_A_COMMENT = ['contents: read', 'actions: read', 'pull-requests: write'];
const OF_A_PREVIEW = [
  /github\.event\.workflow_run\.event\s*==\s*'pull_request'/,
  /github\.event\.workflow_run\.conclusion\s*==\s*'success'/,
];

/** Whether a job, or the one that it needs, asks for a pull request's run that passed, and it may only comment. */
const onlyComments = (job: Job, { jobs }: Workflow): boolean => {
  const before = [job.needs ?? []].flat().flatMap((name) => jobs[name] ?? []);
  const given = Object.entries(job.permissions ?? {}).map(([name, level]) => `${name}: ${level}`);
  return (
    given.every((one) => OF_A_COMMENT.includes(one)) &&
    [job, ...before].some((one) => OF_A_PREVIEW.every((asked) => asked.test(one.if ?? ''))) &&
    !/always\(|cancelled\(|failure\(/.test(job.if ?? '')
  );
};

/** Actions of a job that may write. */
const OF_WRITERS = ['actions/checkout', 'actions/download-artifact', 'actions/deploy-pages'];

/** Rules for a workflow; each is also tried on one that breaks it. */
export const WORKFLOW_RULES: Readonly<Record<string, Rule>> = {
  'nothing starts with pull_request_target': (workflow) =>
    events(workflow).filter((event) => event === 'pull_request_target'),
  'a job that follows another workflow checks its event, repository, branch and result, or only comments on its pull request':
    jobs(
      (job, workflow) =>
        events(workflow).includes('workflow_run') &&
        !OF_A_WORKFLOW_RUN.every((asked) => asked.test(job.if ?? '')) &&
        !onlyComments(job, workflow),
    ),
  'a workflow that follows another one checks out and downloads nothing of it but an artifact, beside the checkout':
    steps(
      (step, _job, workflow) =>
        events(workflow).includes('workflow_run') &&
        ((action(step) === 'actions/checkout' && Object.keys(step.with ?? {}).join() !== 'persist-credentials') ||
          (action(step) === 'actions/download-artifact' &&
            !String(step.with?.path).startsWith('${{ runner.temp }}/')) ||
          /\bgit (fetch|checkout|clone|pull)\b|\bgh (pr|run|repo)\b/.test(step.run ?? '')),
    ),
  'the workflow has no permission; each job names its own': (workflow) => [
    ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['(workflow)']),
    ...jobs(({ permissions }) => typeof permissions !== 'object')(workflow),
  ],
  'a job that may write runs nothing of the project': jobs(
    ({ permissions, steps = [], uses, ...job }) =>
      writes({ permissions, ...job }) &&
      (uses !== undefined
        ? permissions?.contents === 'write'
        : steps.some((step) => runsProject(step) || (step.uses !== undefined && !OF_WRITERS.includes(action(step))))),
  ),
  'a job that may publish does nothing but publish': jobs(
    ({ permissions = {}, steps = [] }) =>
      (permissions['id-token'] === 'write' || permissions.pages === 'write') &&
      steps.some((step) => action(step) !== 'actions/deploy-pages'),
  ),
  'a job that may write never runs for a pull request': jobs(
    (job, workflow) =>
      writes(job) &&
      events(workflow).includes('pull_request') &&
      !/github\.event_name != 'pull_request' && github\.ref == 'refs\/heads\/main'|needs\.collect\.outputs/.test(
        job.if ?? '',
      ),
  ),
  'every job has a limit of time': jobs((job) => job.uses === undefined && job['timeout-minutes'] === undefined),
  'a pipe fails with its first command': ({ defaults }) =>
    defaults?.run?.shell === 'bash' ? [] : ['defaults.run.shell'],
  'what records or publishes uses no cache': steps(
    (step, _job, workflow) =>
      hasWriter(workflow) &&
      (action(step) === 'actions/cache' ||
        (action(step) === 'actions/setup-node' &&
          (step.with?.cache !== undefined || step.with?.['package-manager-cache'] !== false))),
  ),
  'the notes are walked, where nothing confines an example, only once every example has passed where it is confined':
    jobs((job, workflow) => {
      const { steps = [] } = job;
      const walks = steps.findIndex(({ run = '' }) => run.includes('--course'));
      const confined = steps.findIndex(isConfined);
      const isAlways = steps[walks]?.if !== undefined || steps[confined]?.['continue-on-error'] === true;
      return walks >= 0 && (confined < 0 || confined > walks || isAlways || !isAfterShards(job, workflow));
    }),
  'a pull request is built, tested and run without the records it brought': jobs(({ steps = [], ...job }, workflow) => {
    if (job.if === ON_MAIN) return false;
    const first = steps.findIndex(({ run = '' }) =>
      /npm (test|run (--silent )?(build|verify|check|preview))\b/.test(run),
    );
    const forgets = steps.findIndex(({ run = '' }) => run.includes('evidence:forget'));
    return events(workflow).includes('pull_request') && first >= 0 && (forgets < 0 || forgets > first);
  }),
};

/** Rules for the steps of workflows and of local actions alike. */
export const STEP_RULES: Readonly<Record<string, Rule>> = {
  'no checkout leaves its token behind': steps(
    (step) => action(step) === 'actions/checkout' && step.with?.['persist-credentials'] !== false,
  ),
  'every action is pinned to a commit': jobs(({ uses, steps = [] }) =>
    [uses, ...steps.map((step) => step.uses)].some(
      (used) => used !== undefined && !used.startsWith('./') && !/@[0-9a-f]{40}$/.test(used),
    ),
  ),
  'no expression is pasted into a script': steps(({ run = '' }) => run.includes('${{')),
  'no token is given to what runs the project': steps(
    (step) => runsProject(step) && /github\.token|secrets\./.test(JSON.stringify([step.env, step.with])),
  ),
};
