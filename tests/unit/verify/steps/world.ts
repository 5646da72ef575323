import { isDeepStrictEqual } from 'node:util';
import { verbatim } from '@studylog/check/text';
import {
  type Capability,
  type Change,
  type Cluster,
  type CommandOutput,
  type HttpOutcome,
  type HttpRequest,
  type KindRef,
  type KubeObject,
  type Rejection,
  type SteadyOutcome,
  Unsupported,
  type Workspace,
} from '../../../../src/cluster/engine.ts';
import { shellLine } from '../../../../src/example/shell.ts';
import type { PageDriver, PageRequest, PageSeen } from '../../../../src/verify/page.ts';
import { Clock } from './clock.ts';

/** What a cluster is like and does at a time. What is left out is not there: a request is refused, a command fails. */
export interface Moment {
  readonly objects?: readonly KubeObject[];
  /** Files that hold this text are refused. */
  readonly refuses?: Rejection & { readonly text: string };
  /** The only change that is taken, with the command line that it stands for. */
  readonly accepts?: { readonly line: string; readonly change: Change };
  /** Answers by what was asked for: `echo:80/path via node`. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Logs by Pod, container and `previous`: `echo`, `echo app`, `echo app previous`. */
  readonly logs?: Readonly<Record<string, string>>;
  /** What commands print, by their words after `kubectl`, and how many milliseconds they take. */
  readonly prints?: Readonly<Record<string, Partial<CommandOutput> & { readonly ms?: number }>>;
  /** What a command that goes on has printed, by its words after `kubectl`; one that is not there has ended. */
  readonly runs?: Readonly<Record<string, string>>;
  /** What a browser sees, by what was done: `open http://echo.test/`, `reload`, `click Add`, `find heading Hello`, `picture a.png`. */
  readonly pages?: Readonly<Record<string, PageSeen>>;
  /** The outcomes of a steady load, where the engine has a means of its own for it. */
  readonly load?: readonly SteadyOutcome[];
}

/** A response by status and body, or a connection that failed; `ms` is how long it took, 1 where not given. */
export type Answer =
  | { readonly status: number; readonly body?: string; readonly ms?: number }
  | { readonly connection: 'refused' | 'timeout' | 'error'; readonly ms?: number };

/** One moment that lasts, or several, each from a time in milliseconds on. */
export type World = Moment | readonly (Moment & { readonly from: number })[];

/** What the engine of a world can do, and its browser. */
export interface Abilities {
  readonly capabilities?: readonly Capability[];
  /** No browser was given to the run. */
  readonly noBrowser?: true;
  /** The engine gives no addresses to a browser. */
  readonly noAddress?: true;
  /** The engine can make no change. */
  readonly noChange?: true;
}

/** A cluster and a browser that do what a world says, on a clock that only waiting moves. */
export function clusterOf(world: World, abilities: Abilities = {}): { cluster: Cluster; browser?: PageDriver } {
  const { capabilities = ['kubectl', 'browser'], noBrowser, noAddress, noChange } = abilities;
  const clock = new Clock();
  const moments: readonly (Moment & { from: number })[] = 'length' in world ? world : [{ from: 0, ...world }];
  const now = (): Moment => moments.findLast(({ from }) => from <= clock.now()) ?? {};
  const cluster: Cluster = {
    info: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
    capabilities: new Set(capabilities),
    open: async () => workspaceOf(now, moments, clock, { noAddress, noChange }),
    close: async () => {},
  };
  if (noBrowser) return { cluster };
  const browser: PageDriver = {
    open: async () => ({ look: async (request) => look(now(), request), close: async () => {} }),
    close: async () => {},
  };
  return { cluster, browser };
}

function workspaceOf(
  now: () => Moment,
  moments: readonly (Moment & { readonly from: number })[],
  clock: Clock,
  { noAddress, noChange }: Pick<Abilities, 'noAddress' | 'noChange'>,
): Workspace {
  // A world that says nothing of the clean-up has nothing left after it.
  let isClean = false;
  const http = async (request: HttpRequest): Promise<HttpOutcome> => {
    const answer = now().answers?.[asked(request)] ?? { connection: 'error' };
    const { ms = 1 } = answer;
    await clock.sleep(ms);
    return 'connection' in answer
      ? { kind: answer.connection, message: verbatim(`no answer (${answer.connection})`), ms }
      : { kind: 'response', status: answer.status, body: answer.body ?? '', ms };
  };
  return {
    namespace: 'cases',
    apply: async ({ text }) => {
      const { refuses } = now();
      return refuses && text.includes(refuses.text) ? { rejection: refuses } : {};
    },
    change: async (change, command) => {
      if (noChange) throw new Unsupported({ ko: '변경할 수 없습니다', en: 'changes are not simulated' });
      const { accepts } = now();
      const line = shellLine(command);
      if (accepts?.line !== line || !isDeepStrictEqual(plain(change), accepts.change))
        throw new Error(`cannot ${line}`);
    },
    list: async (kind) => (isClean ? [] : (now().objects ?? []).filter((object) => isOf(object, kind))),
    watch: (_kind, changed) => {
      const stops = moments.filter(({ from }) => from > clock.now()).map(({ from }) => clock.at(from, changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
    logs: async (pod, { container, previous }) => {
      const log = now().logs?.[[pod, container, previous && 'previous'].filter(Boolean).join(' ')];
      if (log === undefined) throw new Error('there is no such log');
      return log;
    },
    http,
    ...(moments.some((moment) => 'load' in moment) ? { load: async () => async () => now().load ?? [] } : {}),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    now: () => clock.now(),
    opened: 0,
    kubectl: async (argv, { timeoutMs = Number.POSITIVE_INFINITY } = {}) => {
      const line = shellLine(argv);
      const known = now().prints?.[line];
      isClean ||= known === undefined && line.endsWith(' --ignore-not-found');
      const { ms = 0, ...said } = known ?? (isClean ? {} : { exitCode: 1, stderr: 'error: unknown\n' });
      if (ms > 0) await clock.sleep(Math.min(ms, timeoutMs));
      if (ms > timeoutMs) return { exitCode: 124, stdout: '', stderr: 'no end\n', stopped: true };
      return { exitCode: 0, stdout: '', stderr: '', ...said };
    },
    start: (argv) => {
      const line = shellLine(argv);
      return {
        get printed() {
          return now().runs?.[line] ?? '';
        },
        get ended() {
          return now().runs?.[line] === undefined;
        },
        stop: async () => {},
      };
    },
    ...(noAddress
      ? {}
      : { address: async (service, port) => `http://${service}${port === undefined ? '' : `-${port}`}.test` }),
    images: async () => [],
    timeline: () =>
      moments
        .filter(({ from }) => from <= clock.now())
        .flatMap(({ from, objects = [] }) => objects.map((object) => ({ at: from, type: 'added' as const, object }))),
    close: async () => {},
  };
}

function asked({ service, port, path, via }: HttpRequest): string {
  return `${service}${port === undefined ? '' : `:${port}`}${path}${via === undefined ? '' : ` via ${via}`}`;
}

function isOf({ apiVersion, kind }: KubeObject, wanted: KindRef): boolean {
  return apiVersion === wanted.apiVersion && kind === wanted.kind;
}

/** Without the fields that are undefined, which no command and no request carries. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function look({ pages = {} }: Moment, { url, reload, click, role, screenshot }: PageRequest): PageSeen {
  const done = [
    reload ? 'reload' : `open ${url}`,
    click && `click ${click}`,
    role && `find ${role.role} ${role.name ?? ''}`.trim(),
    screenshot && `picture ${screenshot}`,
  ];
  return pages[done.filter(Boolean).join(', ')] ?? { text: '', found: false, problem: 'nothing opened' };
}
