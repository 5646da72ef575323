import type { Lang, Localized } from '@studylog/check/text';
import type { ObjectState, Timeline, TimelineChange, TimelineEvent, TimelineObject } from '../../example/timeline.ts';
import type { PlainStep } from '../../example/verbs/index.ts';
import type { Mismatch } from '../../verify/result.ts';
import type { StepLabel } from '../replay/drawing.ts';
import type { PlainExample } from './plain.ts';

/** A step that makes a change and stands for a kubectl command: what a control of the page does. */
export type ChangeStep = Extract<PlainStep, { verb: 'delete' | 'scale' | 'label' | 'setImage' | 'rollout' }>;

/** A request that a reader sends to a Service. */
export interface AskedRequest {
  readonly service: string;
  readonly port: number;
}

/** What a run begins with. */
export interface Begun {
  /** Its files are there; its steps are run unless there is a task. */
  readonly example: PlainExample;
  /** The answer of an exercise: a reader does what its steps do, and they look at what comes of it. */
  readonly task?: PlainExample;
}

/** What the page asks of the worker. What prints has an id, under which it is heard of again. */
export type Question =
  | { readonly ask: 'start'; readonly begun: Begun; readonly lang: Lang; readonly speed: number }
  /** A file has another text from now on. */
  | { readonly ask: 'edit'; readonly file: string; readonly text: string }
  | { readonly ask: 'step'; readonly index: string }
  | { readonly ask: 'speed'; readonly speed: number }
  | { readonly ask: 'change'; readonly id: number; readonly step: ChangeStep }
  | { readonly ask: 'request'; readonly id: number; readonly request: AskedRequest }
  | { readonly ask: 'probe'; readonly pod: string; readonly fails: boolean }
  | { readonly ask: 'line'; readonly id: number; readonly line: string }
  | { readonly ask: 'interrupt'; readonly id: number }
  | { readonly ask: 'complete'; readonly id: number; readonly line: string };

/** A step as the panel shows it. */
export interface PanelStep {
  readonly index: string;
  readonly sentence: string;
  /** Who reads the page copies it; empty where a browser looks. */
  readonly command: string;
  /** What a goal is about, where it has to be written: `Pod: metadata.name = hello`. */
  readonly about: string;
  /** It is in a step of the second terminal, and runs with it. */
  readonly isInside: boolean;
}

/** What became of a step, or becomes of it. */
export interface StepState {
  readonly index: string;
  readonly state: 'running' | 'passed' | 'failed' | 'skipped' | 'not-run';
  /** Why it failed or was skipped, or what is still missing while it waits. */
  readonly reason?: Localized;
  readonly mismatches?: readonly Mismatch[];
  readonly seen?: Readonly<Record<string, string | number>>;
  /** What its command printed, where it ran. */
  readonly output?: string;
}

/** An object that is there, as far as a reader's controls need it. */
export interface PresentObject {
  readonly object: TimelineObject;
  readonly state: ObjectState;
  /** Of a Pod or of the Pods that it makes, by name. */
  readonly containers: readonly { readonly name: string; readonly image: string }[];
  /** A Pod with probes that a reader may let fail; whether they do. */
  readonly probes?: 'own' | 'failing';
}

/** What happened since the last such message. Lists that only grow have what is new; the others are whole. */
export interface News extends Pick<Timeline, 'steps' | 'requests'> {
  /** The present, in milliseconds since the run began. */
  readonly now: number;
  readonly changes: readonly TimelineChange[];
  readonly events: readonly TimelineEvent[];
  readonly labels: readonly StepLabel[];
  /** All that are there, in the order in which they came; absent where none has changed. */
  readonly objects?: readonly PresentObject[];
}

/** What the worker tells the page. */
export type Answer =
  | { readonly told: 'ready'; readonly steps: readonly PanelStep[]; readonly images: readonly string[] }
  | { readonly told: 'news'; readonly news: News }
  | { readonly told: 'step'; readonly step: StepState }
  /** The command line that a control stands for. */
  | { readonly told: 'typed'; readonly id: number; readonly line: string }
  | { readonly told: 'printed'; readonly id: number; readonly text: string; readonly isError: boolean }
  | { readonly told: 'ended'; readonly id: number; readonly code: number }
  | { readonly told: 'completed'; readonly id: number; readonly from: number; readonly choices: readonly string[] }
  /** The simulation itself failed. */
  | { readonly told: 'broken'; readonly message: string };
