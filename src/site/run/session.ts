import { type Lang, reasonOf } from '@studylog/check/text';
import { embeddedCluster } from '../../cluster/embedded/index.ts';
import type { Judge } from '../../cluster/embedded/refuse.ts';
import type { SimulatedImage } from '../../cluster/embedded/simulated-image.ts';
import type { EmbeddedWorkspace } from '../../cluster/embedded/workspace.ts';
import { READER, requestWords } from '../../example/requests.ts';
import { allSteps } from '../../example/results.ts';
import type { RunnableExample } from '../../example/runnable.ts';
import { servicesOf } from '../../example/services.ts';
import { shellLine } from '../../example/shell.ts';
import type { TimelineRequest } from '../../example/timeline.ts';
import { type Step, verbOf } from '../../example/verbs/index.ts';
import { complete } from '../../kubectl/index.ts';
import { RequestLog, type SentRequest } from '../../verify/requests.ts';
import type { StepResult } from '../../verify/result.ts';
import type { StepFinding } from '../../verify/steps/step.ts';
import { changeReader, eventReader } from '../../verify/timeline.ts';
import { Walk } from '../../verify/walk.ts';
import { commandOf } from '../steps.ts';
import { runLine } from './commands.ts';
import type { Answer, AskedRequest, ChangeStep, PanelStep, Question, StepState } from './messages.ts';
import { exampleOf, type PlainExample } from './plain.ts';
import { isOfCluster, PresentObjects } from './present.ts';

/** What a session is made of besides the example. */
export interface SessionParts {
  readonly images: readonly SimulatedImage[];
  /** Says what comes of a text that was not judged when the site was built. */
  readonly judge: Judge;
  readonly tell: (answer: Answer) => void;
}

/** Real time between two looks at whether there is something to tell. */
const NEWS_MS = 100;
/** How long a reader waits for an answer: as long as a step does. */
const ANSWER_MS = 3000;

/** Does one thing after the other. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** Something that a command line did, in the picture's row of steps. */
interface Ran {
  readonly at: number;
  until: number | undefined;
  readonly label: { readonly number: string; readonly text: string; readonly acts: boolean };
}

/**
 * A reader's simulated cluster with an example in it: its steps and the reader's own commands, on one clock. It knows no page, so
 * that Node can run it as the worker does.
 */
export class Session {
  readonly #example: RunnableExample;
  readonly #lang: Lang;
  readonly #workspace: EmbeddedWorkspace;
  readonly #walk: Walk;
  readonly #tell: SessionParts['tell'];
  readonly #steps: ReadonlyMap<string, Step>;
  /** Steps come one after the other, and so do typed lines; a reader's command waits for no step. */
  readonly #walking = new Turns();
  readonly #lines = new Turns();
  readonly #interrupts = new Map<number, AbortController>();
  readonly #ran: Ran[] = [];
  /** The steps that are running, by index. */
  readonly #walked = new Map<string, Ran>();
  readonly #own: RequestLog;
  readonly #readChange = changeReader();
  readonly #readEvent = eventReader();
  readonly #present = new PresentObjects();
  readonly #failing = new Set<string>();
  #probesChanged = false;
  #read = 0;
  #toldAt = -1;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(
    example: RunnableExample,
    workspace: EmbeddedWorkspace,
    capabilities: ReadonlySet<never>,
    lang: Lang,
    tell: SessionParts['tell'],
  ) {
    this.#example = example;
    this.#workspace = workspace;
    this.#lang = lang;
    this.#tell = tell;
    this.#steps = new Map(allSteps(example.steps).map(({ index, step }) => [index, step]));
    this.#own = new RequestLog(workspace);
    this.#walk = new Walk(example, workspace, {
      capabilities,
      signal: new AbortController().signal,
      onStep: (step, result) => this.#stepped(step, result),
      onLook: (index, finding) => this.#looked(index, finding),
    });
    this.#timer = setInterval(() => this.#tellNews(), NEWS_MS);
  }

  /** Open a cluster for an example; no step of it has run then. */
  static async open(plain: PlainExample, lang: Lang, { images, judge, tell }: SessionParts): Promise<Session> {
    const verdicts = new Map(plain.files.map(({ text, verdict }) => [text, verdict]));
    const cluster = embeddedCluster({
      images,
      architecture: '',
      version: '',
      judge: async (manifest, way) =>
        // The cluster fills in what objects leave out.
        structuredClone(verdicts.get(manifest.text)) ?? (await judge(manifest, way)),
    });
    const workspace = await cluster.open(READER.namespace);
    const session = new Session(exampleOf(plain), workspace, new Set(), lang, tell);
    tell({
      told: 'ready',
      steps: session.#panelSteps(),
      images: images.flatMap(({ names, tags }) => tags.map((tag) => `${names[0]}:${tag}`)),
    });
    return session;
  }

  /** Do what the page asks for. */
  async answer(question: Exclude<Question, { ask: 'start' }>): Promise<void> {
    switch (question.ask) {
      case 'speed':
        this.#workspace.watchAt(question.speed);
        return;
      case 'step':
        return await this.#walking.take(() => this.#step(question.index));
      case 'change':
        return await this.#change(question.id, question.step);
      case 'request':
        return await this.#request(question.id, question.request);
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
    await this.#workspace.close();
  }

  /** Results of the steps that ran, as a run on a machine has them. */
  get results(): readonly StepResult[] {
    return this.#walk.results;
  }

  #panelSteps(): PanelStep[] {
    return [...this.#steps].map(([index, step]) => ({
      index,
      sentence: (step.say ?? undefined)?.[this.#lang] ?? verbOf(step).sentence[this.#lang](step),
      command: this.#commandOf(step),
      isInside: index.includes('.'),
    }));
  }

  #commandOf(step: Step): string {
    return commandOf(step, (file) => file, servicesOf(this.#example));
  }

  async #step(index: string): Promise<void> {
    const step = this.#steps.get(index);
    if (!step) return;
    const failed = this.#walk.results.some((result) => result.index === index && result.outcome === 'failed');
    await (failed ? this.#walk.again(step, index) : this.#walk.step(step, index));
  }

  #stepped(step: Step, result: StepResult | undefined): void {
    const index = [...this.#steps].find(([, one]) => one === step)![0];
    if (!result) {
      const acts = verbOf(step).change !== undefined || step.verb === 'apply' || step.verb === 'meanwhile';
      this.#walked.set(index, this.#begin(String(Number.parseInt(index, 10) + 1), this.#commandOf(step), acts));
      this.#tell({ told: 'step', step: { index, state: 'running' } });
      return;
    }
    this.#end(this.#walked.get(index));
    this.#tellNews();
    this.#tell({ told: 'step', step: stateOf(index, result.outcome, result) });
  }

  #looked(index: string, finding: StepFinding): void {
    if (finding.outcome === 'failed') this.#tell({ told: 'step', step: stateOf(index, 'running', finding) });
  }

  async #change(id: number, step: ChangeStep): Promise<void> {
    const { command, change } = verbOf(step);
    const line = shellLine(command!(step, (file) => file));
    this.#tell({ told: 'typed', id, line });
    await this.#printing(id, line, true, async () => {
      await this.#workspace.change(change!(step));
      return 0;
    });
  }

  async #request(id: number, { service, port }: AskedRequest): Promise<void> {
    const asked = { service, port, path: '/' };
    const line = shellLine(requestWords(asked, { services: servicesOf(this.#example), place: READER }));
    this.#tell({ told: 'typed', id, line });
    await this.#printing(id, line, false, async (print) => {
      const at = this.#workspace.now();
      const outcome = await this.#workspace.http({ ...asked, timeoutMs: ANSWER_MS });
      this.#own.add('', { asked, outcome, at, until: this.#workspace.now() });
      if (outcome.kind === 'response') print(outcome.body.endsWith('\n') ? outcome.body : `${outcome.body}\n`, false);
      else print(`${outcome.message[this.#lang]}\n`, true);
      return outcome.kind === 'response' && outcome.status < 400 ? 0 : 1;
    });
  }

  async #line(id: number, line: string): Promise<void> {
    await this.#printing(id, line, true, (print, signal) =>
      runLine(line, {
        workspace: this.#workspace,
        example: this.#example,
        lang: this.#lang,
        out: (text) => print(text, false),
        error: (text) => print(text, true),
        signal,
      }),
    );
  }

  /** Do what a command line stands for, print what comes of it, and end it. */
  async #printing(
    id: number,
    line: string,
    acts: boolean,
    work: (print: (text: string, isError: boolean) => void, signal: AbortSignal) => Promise<number>,
  ): Promise<void> {
    const print = (text: string, isError: boolean) => this.#tell({ told: 'printed', id, text, isError });
    const interrupt = new AbortController();
    this.#interrupts.set(id, interrupt);
    const ran = this.#begin('›', line, acts);
    let code = 1;
    try {
      code = await work(print, interrupt.signal);
    } catch (error) {
      print(`${reasonOf(error)[this.#lang]}\n`, true);
    } finally {
      this.#end(ran);
      this.#interrupts.delete(id);
      this.#tellNews();
      this.#tell({ told: 'ended', id, code });
    }
  }

  #breakProbes(pod: string, fails: boolean): void {
    if (fails) this.#failing.add(pod);
    else this.#failing.delete(pod);
    this.#workspace.breakProbes(pod, fails);
    this.#probesChanged = true;
    this.#tellNews();
  }

  /** The command that was running when a request was sent. */
  #placeOf({ at }: Pick<SentRequest, 'at'>): number {
    return Math.max(
      0,
      this.#ran.findLastIndex((ran) => ran.at <= at),
    );
  }

  #since(time: number): number {
    return Math.round(time - this.#workspace.opened);
  }

  #begin(number: string, text: string, acts: boolean): Ran {
    const ran = { at: this.#since(this.#workspace.now()), until: undefined, label: { number, text, acts } };
    this.#ran.push(ran);
    return ran;
  }

  #end(ran: Ran | undefined): void {
    if (ran) ran.until = this.#since(this.#workspace.now());
  }

  /** Tell what happened since the last time, if time has passed. */
  #tellNews(): void {
    const now = this.#since(this.#workspace.now());
    const seen = this.#workspace.timeline().slice(this.#read);
    const entries = seen.filter(({ object }) => !isOfCluster(object));
    if (now === this.#toldAt && seen.length === 0 && !this.#probesChanged) return;
    this.#toldAt = now;
    this.#read += seen.length;
    const requests = [...this.#walk.requests(), ...this.#own.sent()].map(
      (request): TimelineRequest => ({ ...request, step: this.#placeOf(request) }),
    );
    const changed = this.#present.see(entries) || this.#probesChanged;
    this.#probesChanged = false;
    this.#tell({
      told: 'news',
      news: {
        now,
        changes: entries.flatMap(this.#readChange),
        events: entries.flatMap(this.#readEvent),
        steps: this.#ran.map(({ at, until }) => ({ at, until: until ?? now, digest: '' })),
        labels: this.#ran.map(({ label }) => label),
        requests,
        ...(changed ? { objects: this.#present.list(this.#failing) } : {}),
      },
    });
  }
}

function stateOf(index: string, state: StepState['state'], found: StepFinding | StepResult): StepState {
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
