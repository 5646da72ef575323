import { type Localized, widthOf } from '@studylog/check/text';
import type { Example } from '../../example/load.ts';
import { summaryLine } from '../../verify/report/human.ts';
import { markOf } from '../../verify/report/mark.ts';
import type { Words } from '../../verify/report/words.ts';
import type { Watcher } from '../../verify/suite.ts';

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Running {
  readonly since: number;
  step: string;
}

const REDRAW_MS = 250;

/**
 * Draws a run: a line for each example that is done and, on a terminal, one for each that is running.
 * Elsewhere (CI, a pipe) only what is done is written, one plain line each.
 */
export class Progress implements Watcher {
  readonly #stream: Stream;
  readonly #words: Words;
  readonly #running = new Map<string, Running>();
  readonly #timer: NodeJS.Timeout | undefined;
  #drawn = 0;
  #notice = '';

  constructor(stream: Stream, words: Words) {
    this.#stream = stream;
    this.#words = words;
    if (stream.isTTY) this.#timer = setInterval(() => this.#draw([]), REDRAW_MS).unref();
  }

  /** What is being done before examples run, or beside them: «creating the cluster, 12 s». */
  notice(said: Localized): void {
    const line = said[this.#words.lang];
    if (!this.#stream.isTTY) {
      this.#stream.write(`${line}\n`);
      return;
    }
    this.#notice = line;
    this.#draw([]);
  }

  started({ id }: Example): void {
    this.#notice = '';
    this.#running.set(id, { since: Date.now(), step: '' });
  }

  step({ id, steps }: Example, step: Example['steps'][number]): void {
    const running = this.#running.get(id);
    const index = steps.indexOf(step);
    if (running && index >= 0) running.step = `${index + 1}/${steps.length} ${step.verb}`;
  }

  again({ id }: Example, fault: Localized): void {
    this.#draw([`… ${id}: ${this.#words.again(fault[this.#words.lang])}`]);
  }

  finished(...[example, result, engine]: Parameters<NonNullable<Watcher['finished']>>): void {
    this.#running.delete(example.id);
    this.#draw([summaryLine(result, markOf(result, engine, example), this.#words)]);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#running.clear();
    this.#notice = '';
    this.#draw([]);
  }

  #draw(done: readonly string[]): void {
    const { isTTY, columns = 80 } = this.#stream;
    if (!isTTY) {
      for (const line of done) this.#stream.write(`${line}\n`);
      return;
    }
    const live = [...this.#running].map(([id, { since, step }]) => {
      const seconds = Math.round((Date.now() - since) / 1000);
      return cut(`… ${id}  ${step}, ${seconds} ${this.#words.seconds}`, columns - 1);
    });
    if (this.#notice) live.push(cut(`… ${this.#notice}`, columns - 1));
    const back = this.#drawn > 0 ? `\x1b[${this.#drawn}A\x1b[0J` : '';
    const lines = [...done, ...live].map((line) => `${line}\n`).join('');
    if (back || lines) this.#stream.write(back + lines);
    this.#drawn = live.length;
  }
}

/** As much of a line as fits: one that wraps would not be drawn over. */
function cut(line: string, cells: number): string {
  let fitting = '';
  for (const character of line) {
    if (widthOf(fitting + character) > cells) break;
    fitting += character;
  }
  return fitting;
}
