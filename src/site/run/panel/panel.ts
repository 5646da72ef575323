import type { Lang } from '@studylog/check/text';
import { element } from '../../browser/element.ts';
import { type RunHandle, startRun, startWorker } from '../handle.ts';
import type { Begun, StepState } from '../messages.ts';
import { Bar } from './bar.ts';
import { type Asked, ObjectList } from './controls.ts';
import { Files } from './files.ts';
import { Picture } from './picture.ts';
import { StepRows } from './steps.ts';
import { Terminal } from './terminal.ts';
import { WORDS, type Words } from './words.ts';

/** A place where a reader runs an example. */
export interface Panel {
  readonly element: HTMLElement;
  /** The run that the panel shows; another one after it was started again. */
  readonly handle: RunHandle;
  /** Type a line into the terminal and run it. */
  run(line: string): Promise<void>;
  /** Scroll to the terminal, and put the cursor there. */
  showTerminal(): void;
  close(): void;
}

/** What a panel is opened with. */
export interface PanelOptions {
  readonly lang: Lang;
  /** A thread that loads the engine already. */
  readonly worker: Worker;
  /** The address of `editor.json`. */
  readonly editor: string;
  /** Called when the reader closes it. */
  readonly closed: () => void;
}

/** Make a panel for an example or an exercise, and start its cluster. Once it is up, the first step of an example runs. */
export function openPanel(begun: Begun, { lang, worker, editor, closed }: PanelOptions): Panel {
  const words = WORDS[lang];
  const root = element('section', 'here');
  const stage = element('div', 'replay-stage');
  const status = element('p', 'here-status', words.starting);
  const picture = new Picture(stage, lang, words);
  const rows = new StepRows(lang, words);
  const objects = new ObjectList(lang, words, asked);
  const terminal = new Terminal(
    { run: (line, printer) => handle.run(line, printer), complete: (line) => handle.complete(line) },
    words,
  );
  const ended = new AbortController();
  let isPaused = false;
  let isStepping = false;
  /** The step that is walked through, and what of its output the terminal shows. */
  let walked = '';
  let printed = '';
  let speed = 1;
  const bar = new Bar(
    words,
    {
      next: () => void walk(false),
      all: () => void walk(true),
      pause: () => pause(!isPaused),
      speed: (to) => {
        speed = to;
        pause(isPaused);
      },
      reset,
      close: () => {
        close();
        closed();
      },
    },
    !begun.task,
  );
  const files = new Files(begun.example.files, {
    lang,
    words,
    editor,
    key: `${begun.task ? 'task ' : ''}${(begun.task ?? begun.example).id}`,
    edited: (file, text) => handle.edit(file, text),
    apply: (file) => void terminal.run(`kubectl apply -f ${file}`),
  });
  // Nobody watches: what happens then would be missed.
  document.addEventListener('visibilitychange', () => setSpeed(), { signal: ended.signal });
  let handle = start(worker);

  root.tabIndex = -1;
  root.setAttribute('aria-label', words.title);
  status.setAttribute('role', 'status');
  root.append(about(words), bar.element, status, framed(stage, words));
  root.append(element('p', 'box-label', begun.task ? words.goals : words.steps), rows.list);
  root.append(element('p', 'box-label', words.files), files.element);
  root.append(element('p', 'box-label', words.objects), objects.list);
  root.append(element('p', 'box-label', words.terminal), terminal.element);
  void begin(handle);

  function start(thread: Worker): RunHandle {
    return startRun(
      begun,
      { lang, speed, worker: thread },
      {
        moved: () => {
          picture.draw(() => handle.state);
          bar.tell(handle.state.now, lang);
          objects.show(handle.state.objects);
        },
        stepped: (step) => {
          rows.show(step);
          // One that waits says what is missing; one that goes on printing has nothing to wait for.
          if (step.state === 'running' && step.index === walked && !step.reason) printOutput(step);
          if (begun.task) status.textContent = words.reached(...countReached(handle));
        },
        broken: (message) => {
          status.textContent = words.broken;
          console.error(message);
        },
      },
    );
  }

  async function begin(run: RunHandle): Promise<void> {
    // Where it fails, the watcher says so.
    const isUp = await run.ready.then(
      () => true,
      () => false,
    );
    if (!isUp || run !== handle) return;
    status.textContent = '';
    objects.images = run.images;
    rows.begin(run.steps);
    files.begin();
    // What was told before the rows were there.
    for (const step of run.expectations.values()) rows.show(step);
    if (!begun.task) await walk(false);
  }

  /** Run the next step, or all that are left until one is not as expected. */
  async function walk(all: boolean): Promise<void> {
    const run = handle;
    if (isStepping) return;
    isStepping = true;
    bar.show({ isPaused, isStepping });
    for (let next = nextStep(run); next !== undefined; next = all ? nextStep(run) : undefined) {
      terminal.show(run.steps.find(({ index }) => index === next)!.command);
      walked = next;
      printed = '';
      const step = await run.step(next);
      printOutput(step);
      const { state } = step;
      if (state === 'failed' || run !== handle) break;
    }
    if (run !== handle) return;
    isStepping = false;
    bar.show({ isPaused, isStepping, isDone: nextStep(run) === undefined });
  }

  /** Print what a step has printed since the last time. */
  function printOutput({ output }: StepState): void {
    if (output === undefined) return;
    terminal.printer.print(output.slice(output.startsWith(printed) ? printed.length : 0), false);
    printed = output;
  }

  function pause(to: boolean): void {
    isPaused = to;
    setSpeed();
    bar.show({ isPaused, isStepping });
  }

  function setSpeed(): void {
    handle.setSpeed(isPaused || document.hidden ? 0 : speed);
  }

  function close(): void {
    ended.abort();
    files.close();
    handle.close();
  }

  function reset(): void {
    handle.close();
    picture.clear();
    objects.show([]);
    terminal.clear();
    isPaused = isStepping = false;
    bar.show({ isPaused, isStepping });
    status.textContent = words.starting;
    handle = start(startWorker());
    void begin(handle);
  }

  function asked(what: Asked): void {
    const { printer } = terminal;
    switch (what.does) {
      case 'change':
        return void terminal.follow(handle.change(what.step, printer));
      case 'set-image': {
        const { kind, name, container } = what.control;
        const step = { verb: 'setImage', setImage: { kind, name, container, image: what.image } } as const;
        return void terminal.follow(handle.change(step, printer));
      }
      case 'request':
        return void terminal.follow(handle.request({ service: what.service, port: what.port }, printer));
      case 'probe':
        handle.breakProbes(what.pod, what.fails);
        terminal.note(what.fails ? words.probesBroken(what.pod) : words.probesMended(what.pod));
    }
  }

  return {
    element: root,
    get handle() {
      return handle;
    },
    run: (line) => terminal.run(line),
    showTerminal: () => {
      terminal.element.scrollIntoView({ block: 'nearest' });
      terminal.focus();
    },
    close,
  };
}

/** The next step that the reader has not seen come true; those inside another run with it. */
function nextStep({ steps, expectations }: RunHandle): string | undefined {
  const isDone = (state: string | undefined) => state === 'passed' || state === 'skipped';
  return steps.find(({ index, isInside }) => !isInside && !isDone(expectations.get(index)?.state))?.index;
}

/** How many of the goals are reached, and of how many. */
function countReached({ steps, expectations }: RunHandle): [reached: number, all: number] {
  const reached = steps.filter(({ index }) => expectations.get(index)?.state === 'passed');
  return [reached.length, steps.length];
}

/** What a reader must not take it for. */
function about(words: Words): HTMLElement {
  const said = element('p', 'here-about');
  said.append(element('strong', 'here-simulated', words.simulated), ' ', words.about);
  return said;
}

function framed(stage: HTMLElement, words: Words): HTMLElement {
  const frame = element('div', 'replay');
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', words.timeline);
  frame.append(stage);
  return frame;
}
