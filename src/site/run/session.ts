import { type Lang, reasonOf } from '@studylog/check/text';
import { embeddedCluster } from '../../cluster/embedded/index.ts';
import type { Judge } from '../../cluster/embedded/refuse.ts';
import type { SimulatedImage } from '../../cluster/embedded/simulated-image.ts';
import type { EmbeddedWorkspace } from '../../cluster/embedded/workspace.ts';
import type { HttpOutcome, HttpRequest } from '../../cluster/engine.ts';
import { READER, requestWords } from '../../example/requests.ts';
import { allSteps } from '../../example/results.ts';
import type { RunnableExample, RunnableFile } from '../../example/runnable.ts';
import { servicesOf } from '../../example/services.ts';
import { shellLine } from '../../example/shell.ts';
import { holdsSteps, type Step, verbOf } from '../../example/verbs/index.ts';
import { complete } from '../../kubectl/index.ts';
import { typable } from '../../kubectl/workspace.ts';
import type { StepResult } from '../../verify/result.ts';
import type { StepFinding } from '../../verify/steps/step.ts';
import { Interrupted } from '../../verify/wait.ts';
import { Walk } from '../../verify/walk.ts';
import { commandOf } from '../steps.ts';
import { runLine } from './commands.ts';
import type { Answer, AskedRequest, Begun, Question, StepState } from './messages.ts';
import { NewsFeed, type Ran } from './news.ts';
import { goalRows, stepRows } from './panel-steps.ts';
import { exampleOf, type PlainExample } from './plain.ts';
import { Task } from './task.ts';

/** What a session is made of besides the example. */
export interface SessionParts {
  readonly images: readonly SimulatedImage[];
  /** Says what comes of a text that was not judged when the site was built. */
  readonly judge: Judge;
  readonly tell: (answer: Answer) => void;
}

/** What an open cluster tells a session, and where it goes on. */
interface Opened {
  readonly workspace: EmbeddedWorkspace;
  readonly lang: Lang;
  readonly tell: SessionParts['tell'];
}

/** Real time between two looks at whether there is something to tell. */
const NEWS_MS = 100;
/** In a page a file of the example goes by its name. */
const fileName = (file: string): string => file;

/** Does one thing after the other. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}

/**
 * A reader's simulated cluster with an example in it: its steps and the reader's own commands, on one clock. It knows no page, so
 * that Node can run it as the worker does.
 */
export class Session {
  readonly #example: RunnableExample;
  readonly #lang: Lang;
  readonly #workspace: EmbeddedWorkspace;
  readonly #files: RunnableFile[];
  readonly #walk: Walk;
  readonly #task: Task | undefined;
  readonly #closing = new AbortController();
  readonly #tell: SessionParts['tell'];
  readonly #steps: ReadonlyMap<string, Step>;
  /** Steps come one after the other, and so do typed lines; a reader's command waits for no step. */
  readonly #walking = new Turns();
  readonly #lines = new Turns();
  readonly #interrupts = new Map<number, AbortController>();
  /** The steps that are running, by index. */
  readonly #walked = new Map<string, Ran>();
  readonly #news: NewsFeed;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(plain: PlainExample, task: PlainExample | undefined, { workspace, lang, tell }: Opened) {
    const example = exampleOf(plain);
    this.#files = [...example.files];
    this.#example = { ...example, files: this.#files };
    this.#workspace = workspace;
    this.#lang = lang;
    this.#tell = tell;
    this.#steps = new Map(allSteps(example.steps).map(({ index, step }) => [index, step]));
    const { signal } = this.#closing;
    this.#walk = new Walk(this.#example, typable(workspace), {
      capabilities: new Set(['kubectl'] as const),
      signal,
      onStep: (step, result) => this.#stepped(step, result),
      onLook: (index, finding) => this.#looked(index, finding),
    });
    this.#task =
      task &&
      new Task(exampleOf(task), workspace, signal, {
        begun: (index) => tell({ told: 'step', step: { index, state: 'running' } }),
        missing: (index, finding) => this.#looked(index, finding),
        reached: (result) => tell({ told: 'step', step: stateOf(result.index, result.outcome, result) }),
      });
    this.#news = new NewsFeed(workspace, () => this.#walk.requests());
    this.#timer = setInterval(() => this.#tellNews(), NEWS_MS);
  }

  /** Open a cluster for an example; no step of it has run then. The goals of a task are looked at from the beginning. */
  static async open({ example, task }: Begun, lang: Lang, { images, judge, tell }: SessionParts): Promise<Session> {
    const verdicts = new Map(example.files.map(({ text, verdict }) => [text, verdict]));
    const cluster = embeddedCluster({
      images,
      architecture: '',
      version: '',
      judge: async (manifest, way) =>
        // The cluster fills in what objects leave out.
        structuredClone(verdicts.get(manifest.text)) ?? (await judge(manifest, way)),
    });
    const workspace = await cluster.open(READER.namespace);
    const session = new Session(example, task, { workspace, lang, tell });
    tell({
      told: 'ready',
      steps: task
        ? goalRows(session.#task!.goals, lang)
        : stepRows(session.#steps, lang, (step) => session.#commandOf(step)),
      images: images.flatMap(({ names, tags }) => tags.map((tag) => `${names[0]}:${tag}`)),
    });
    // It ends with the session, or once every goal is reached.
    session.#task?.run().catch(ignoreInterrupt);
    return session;
  }

  /** Do what the page asks for. */
  async answer(question: Exclude<Question, { ask: 'start' }>): Promise<void> {
    switch (question.ask) {
      case 'speed':
        this.#workspace.watchAt(question.speed);
        return;
      case 'edit':
        return this.#edit(question.file, question.text);
      case 'step':
        return await this.#walking.take(() => this.#step(question.index));
      case 'change':
        return await this.#control(question.id, verbOf(question.step).command!(question.step, fileName), true);
      case 'request':
        return await this.#control(question.id, this.#requestWords(question.request), false);
      case 'probe':
        return this.#breakProbes(question.pod, question.fails);
      case 'line':
        return await this.#lines.take(() => this.#line(question.id, question.line));
      case 'interrupt':
        this.#interrupts.get(question.id)?.abort();
        return;
      case 'complete':
        this.#tell({ told: 'completed', id: question.id, ...(await complete(this.#workspace, question.line)) });
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#workspace.close();
  }

  /** Results of the steps that ran, as a run on a machine has them. */
  get results(): readonly StepResult[] {
    return this.#walk.results;
  }

  #edit(name: string, text: string): void {
    const place = this.#files.findIndex((file) => file.name === name);
    if (place >= 0) this.#files[place] = this.#files[place]!.withText(text);
  }

  #commandOf(step: Step): string {
    return commandOf(step, fileName, servicesOf(this.#example));
  }

  #requestWords(asked: AskedRequest): string[] {
    return requestWords({ ...asked, path: '/' }, { services: servicesOf(this.#example), place: READER });
  }

  async #step(index: string): Promise<void> {
    const step = this.#steps.get(index);
    if (!step) return;
    const failed = this.#walk.results.some((result) => result.index === index && result.outcome === 'failed');
    await (failed ? this.#walk.again(step, index) : this.#walk.step(step, index));
    // A walk says nothing of steps that it leaves out.
    for (const result of this.#walk.results) {
      const isOfStep = result.index === index || result.index.startsWith(`${index}.`);
      if (isOfStep && result.outcome === 'not-run')
        this.#tell({ told: 'step', step: stateOf(result.index, 'not-run', result) });
    }
  }

  #stepped(step: Step, result: StepResult | undefined): void {
    const index = [...this.#steps].find(([, one]) => one === step)![0];
    if (!result) {
      const acts = verbOf(step).change !== undefined || step.verb === 'apply' || holdsSteps(step);
      const number = String(Number.parseInt(index, 10) + 1);
      this.#walked.set(index, this.#news.begin({ number, text: this.#commandOf(step), acts }));
      this.#tell({ told: 'step', step: { index, state: 'running' } });
      return;
    }
    this.#news.end(this.#walked.get(index)!);
    this.#tellNews();
    this.#tell({ told: 'step', step: stateOf(index, result.outcome, result) });
  }

  #looked(index: string, finding: StepFinding): void {
    if (finding.outcome === 'failed') this.#tell({ told: 'step', step: stateOf(index, 'running', finding) });
  }

  /** Run the command that a control stands for, as if it were typed. */
  async #control(id: number, words: readonly string[], acts: boolean): Promise<void> {
    const line = shellLine(words);
    this.#tell({ told: 'typed', id, line });
    await this.#line(id, line, acts);
  }

  /** Take down a request of the reader. */
  #requested(asked: Pick<HttpRequest, 'service' | 'path'>, outcome: HttpOutcome, at: number): void {
    this.#news.sent({ asked, outcome, at, until: this.#workspace.now() });
    this.#task?.answered(asked, outcome);
  }

  /** Run a command line, print what comes of it, and end it. */
  async #line(id: number, line: string, acts = true): Promise<void> {
    const print = (text: string, isError: boolean) => this.#tell({ told: 'printed', id, text, isError });
    const interrupt = new AbortController();
    this.#interrupts.set(id, interrupt);
    const ran = this.#news.begin({ number: '›', text: line, acts });
    let code = 1;
    try {
      code = await runLine(line, {
        workspace: this.#workspace,
        example: this.#example,
        lang: this.#lang,
        out: (text) => print(text, false),
        error: (text) => print(text, true),
        signal: interrupt.signal,
        requested: (asked, outcome, at) => this.#requested(asked, outcome, at),
      });
    } catch (error) {
      print(`${reasonOf(error)[this.#lang]}\n`, true);
    } finally {
      this.#news.end(ran);
      this.#interrupts.delete(id);
      this.#tellNews();
      this.#tell({ told: 'ended', id, code });
    }
  }

  #breakProbes(pod: string, fail: boolean): void {
    this.#workspace.breakProbes(pod, fail);
    this.#news.probes(pod, fail);
    this.#tellNews();
  }

  #tellNews(): void {
    const news = this.#news.next();
    if (news) this.#tell({ told: 'news', news });
  }
}

type Found = Partial<Pick<StepResult, 'reason' | 'mismatches' | 'seen' | 'output'>>;

function ignoreInterrupt(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error;
}

function stateOf(index: string, state: StepState['state'], found: Found): StepState {
  const { reason, mismatches, seen, output } = found;
  return {
    index,
    state,
    ...(reason ? { reason } : {}),
    ...(mismatches ? { mismatches } : {}),
    ...(seen ? { seen } : {}),
    ...(output ? { output } : {}),
  };
}
