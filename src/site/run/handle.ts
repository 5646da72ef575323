import type { Lang } from '@studylog/check/text';
import type { Timeline } from '../../example/timeline.ts';
import type { StepLabel } from '../replay/drawing.ts';
import type {
  Answer,
  AskedRequest,
  Begun,
  ChangeStep,
  PanelStep,
  PresentObject,
  Question,
  StepState,
} from './messages.ts';
import type { RunData } from './plain.ts';

/** Where the output of one command goes. */
export interface Printer {
  /** Hears the line that a control stands for; one that was typed is known. */
  readonly typed?: (line: string) => void;
  readonly print: (text: string, isError: boolean) => void;
}

/** A command that is running. */
export interface Running {
  /** Its exit code. */
  readonly done: Promise<number>;
  /** What Ctrl-C does. */
  interrupt(): void;
}

/** What is known of a run, at its present. */
export interface RunState {
  readonly timeline: Timeline;
  readonly labels: readonly StepLabel[];
  /** The objects that are there, for controls. */
  readonly objects: readonly PresentObject[];
  /** Milliseconds since the run began, on the cluster's clock. */
  readonly now: number;
}

/** Hears of a run as it goes. */
export interface RunWatcher {
  /** The cluster or its clock has moved on. */
  readonly moved?: () => void;
  /** A step has begun, has looked again, or has ended. */
  readonly stepped?: (step: StepState) => void;
  /** The simulation itself failed; nothing more will come. */
  readonly broken?: (message: string) => void;
}

/** An example on a simulated cluster in a thread of its own. */
export interface RunHandle {
  /** Once the cluster is up. */
  readonly ready: Promise<void>;
  readonly steps: readonly PanelStep[];
  /** References that the simulated nodes can pull. */
  readonly images: readonly string[];
  readonly state: RunState;
  /** What became of the steps that were begun, by index. */
  readonly expectations: ReadonlyMap<string, StepState>;
  /** Run a line as it is typed in the terminal. */
  run(line: string, printer: Printer): Running;
  /** Make a change, and send a request: what the terminal runs for a control. */
  change(step: ChangeStep, printer: Printer): Running;
  request(request: AskedRequest, printer: Printer): Running;
  /** Let the probes of a Pod fail, or answer for themselves again: no kubectl command does this. */
  breakProbes(pod: string, fails: boolean): void;
  /** Run a step; resolves to what became of it. One that failed is tried again. */
  step(index: string): Promise<StepState>;
  /** Give a file another text. */
  edit(file: string, text: string): void;
  complete(line: string): Promise<{ readonly from: number; readonly choices: readonly string[] }>;
  /** How fast time passes; 0 stops it. */
  setSpeed(speed: number): void;
  close(): void;
}

type Told<T extends Answer['told']> = Extract<Answer, { told: T }>;

/** Fetch what a page needs to run an example. @throws Error when it is not there. */
export async function fetchRun(id: string): Promise<RunData> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/examples/${id}/run.json`);
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return (await response.json()) as RunData;
}

/** Start a thread for runs. It loads the engine meanwhile, so that it can be started before the example is there. */
export const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Start an example, or the exercise that it is the answer of, on a cluster of its own; no step has run then. */
export function startRun(
  begun: Begun,
  { lang, speed = 1, worker = startWorker() }: { lang: Lang; speed?: number; worker?: Worker },
  watcher: RunWatcher = {},
): RunHandle {
  let steps: readonly PanelStep[] = [];
  let images: readonly string[] = [];
  let state: RunState = {
    timeline: { steps: [], requests: [], changes: [], events: [], leftOut: [] },
    labels: [],
    objects: [],
    now: 0,
  };
  const changes: Timeline['changes'][number][] = [];
  const events: Timeline['events'][number][] = [];
  const expectations = new Map<string, StepState>();
  const ready = Promise.withResolvers<void>();
  const running = new Map<number, { printer: Printer; done: (code: number) => void }>();
  const completing = new Map<number, (found: Told<'completed'>) => void>();
  const stepping = new Map<string, (step: StepState) => void>();
  let ids = 0;
  const ask = (question: Question): void => worker.postMessage(question);

  const heard: { readonly [T in Answer['told']]: (answer: Told<T>) => void } = {
    ready: (answer) => {
      ({ steps, images } = answer);
      ready.resolve();
    },
    news: ({ news: { now, labels, objects = state.objects, ...news } }) => {
      changes.push(...news.changes);
      events.push(...news.events);
      state = { now, labels, objects, timeline: { ...news, changes, events, leftOut: [] } };
      watcher.moved?.();
    },
    step: ({ step }) => {
      expectations.set(step.index, step);
      watcher.stepped?.(step);
      if (step.state === 'running') return;
      stepping.get(step.index)?.(step);
      stepping.delete(step.index);
    },
    typed: ({ id, line }) => running.get(id)?.printer.typed?.(line),
    printed: ({ id, text, isError }) => running.get(id)?.printer.print(text, isError),
    ended: ({ id, code }) => {
      running.get(id)?.done(code);
      running.delete(id);
    },
    completed: (found) => {
      completing.get(found.id)?.(found);
      completing.delete(found.id);
    },
    broken: ({ message }) => {
      ready.reject(new Error(message));
      watcher.broken?.(message);
    },
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    (heard[data.told] as (answer: Answer) => void)(data);
  });
  worker.addEventListener('error', ({ message }) => heard.broken({ told: 'broken', message }));
  ask({ ask: 'start', begun, lang, speed });

  const begin = (question: (id: number) => Question, printer: Printer): Running => {
    ids += 1;
    const id = ids;
    const { promise, resolve } = Promise.withResolvers<number>();
    running.set(id, { printer, done: resolve });
    ask(question(id));
    return { done: promise, interrupt: () => ask({ ask: 'interrupt', id }) };
  };

  return {
    ready: ready.promise,
    get steps() {
      return steps;
    },
    get images() {
      return images;
    },
    get state() {
      return state;
    },
    expectations,
    run: (line, printer) => begin((id) => ({ ask: 'line', id, line }), printer),
    change: (step, printer) => begin((id) => ({ ask: 'change', id, step }), printer),
    request: (request, printer) => begin((id) => ({ ask: 'request', id, request }), printer),
    breakProbes: (pod, fails) => ask({ ask: 'probe', pod, fails }),
    step: (index) => {
      const { promise, resolve } = Promise.withResolvers<StepState>();
      stepping.set(index, resolve);
      ask({ ask: 'step', index });
      return promise;
    },
    edit: (file, text) => ask({ ask: 'edit', file, text }),
    complete: (line) => {
      ids += 1;
      const id = ids;
      const { promise, resolve } = Promise.withResolvers<Told<'completed'>>();
      completing.set(id, resolve);
      ask({ ask: 'complete', id, line });
      return promise;
    },
    setSpeed: (to) => ask({ ask: 'speed', speed: to }),
    close: () => worker.terminate(),
  };
}
