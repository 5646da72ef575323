import type { EmbeddedWorkspace } from '../../cluster/embedded/workspace.ts';
import type { TimelineRequest } from '../../example/timeline.ts';
import { type AnsweredRequest, RequestLog, type SentRequest } from '../../verify/requests.ts';
import { changeReader, eventReader } from '../../verify/timeline.ts';
import type { StepLabel } from '../replay/drawing.ts';
import type { News } from './messages.ts';
import { isOfCluster, PresentObjects } from './present.ts';

/** Something that a command line does, in the picture's row of steps. */
export interface Ran {
  readonly at: number;
  until: number | undefined;
  readonly label: StepLabel;
}

/** What is new of a run, as its page draws it: read from the watch's entries once, however long the run is. */
export class NewsFeed {
  readonly #workspace: EmbeddedWorkspace;
  readonly #ofSteps: () => readonly SentRequest[];
  readonly #own: RequestLog;
  readonly #ran: Ran[] = [];
  readonly #readChange = changeReader();
  readonly #readEvent = eventReader();
  readonly #present = new PresentObjects();
  readonly #failing = new Set<string>();
  #probesChanged = false;
  /** How much of the watch's entries was read, and up to when. */
  #read = 0;
  #at = -1;

  /** @param ofSteps gives what the steps have sent */
  constructor(workspace: EmbeddedWorkspace, ofSteps: () => readonly SentRequest[]) {
    this.#workspace = workspace;
    this.#ofSteps = ofSteps;
    this.#own = new RequestLog(workspace);
  }

  /** A command begins. */
  begin(label: StepLabel): Ran {
    const ran = { at: this.#now(), until: undefined, label };
    this.#ran.push(ran);
    return ran;
  }

  end(ran: Ran): void {
    ran.until = this.#now();
  }

  /** The reader sent a request. */
  sent(request: AnsweredRequest): void {
    this.#own.add('', request);
  }

  /** The reader lets probes fail, or be. */
  probes(pod: string, fail: boolean): void {
    if (fail) this.#failing.add(pod);
    else this.#failing.delete(pod);
    this.#probesChanged = true;
  }

  /** What is new since the last time; undefined where no time has passed. */
  next(): News | undefined {
    const now = this.#now();
    const seen = this.#workspace.timeline().slice(this.#read);
    if (now === this.#at && seen.length === 0 && !this.#probesChanged) return undefined;
    const entries = seen.filter(({ object }) => !isOfCluster(object));
    const changed = this.#present.see(entries) || this.#probesChanged;
    this.#at = now;
    this.#read += seen.length;
    this.#probesChanged = false;
    return {
      now,
      changes: entries.flatMap(this.#readChange),
      events: entries.flatMap(this.#readEvent),
      steps: this.#ran.map(({ at, until }) => ({ at, until: until ?? now, digest: '' })),
      labels: this.#ran.map(({ label }) => label),
      requests: [...this.#ofSteps(), ...this.#own.sent()].map(
        (request): TimelineRequest => ({ ...request, step: this.#placeOf(request) }),
      ),
      ...(changed ? { objects: this.#present.list(this.#failing) } : {}),
    };
  }

  /** The command that was running when a request was sent. */
  #placeOf({ at }: Pick<SentRequest, 'at'>): number {
    return Math.max(
      0,
      this.#ran.findLastIndex((ran) => ran.at <= at),
    );
  }

  #now(): number {
    return Math.round(this.#workspace.now() - this.#workspace.opened);
  }
}
