import type { Json, ManifestFile } from '@studylog/check/manifest';
import { Fault, type Localized } from '@studylog/check/text';
import type { Leftovers } from './leftovers.ts';

/** A Kubernetes object as the API gives it. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    deletionTimestamp?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

export interface KindRef {
  readonly apiVersion: string;
  readonly kind: string;
}

export type EngineName = 'embedded' | 'kind' | 'context';

/** What an engine may be unable to do. A step that needs a missing one is skipped, and said so. */
export type Capability = 'kubectl' | 'browser' | 'published-images';

/** Versions and images that identify where a run happened; recorded as evidence. */
export interface EngineInfo {
  readonly engine: EngineName;
  /** `v1.36.3`; for embedded, the Kubernetes minor that it models. */
  readonly kubernetes: string;
  /** Architecture of the nodes, as Kubernetes names it: `amd64`, `arm64`. */
  readonly architecture: string;
  /** `webernetes 0.3.5` or `kind v0.33.0`. */
  readonly tool: string;
  readonly nodeImage?: { readonly reference: string; readonly id: string; readonly published: boolean };
}

/** Names objects by kind with a name or with labels. */
export interface ObjectRef {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A refusal of a manifest. `by` tells whether kubectl or the server said no. */
export interface Rejection {
  readonly by: 'kubectl' | 'server';
  readonly message: string;
  /** The engine knows that it is refused but not the exact words, so that an expected `message` cannot be held to them. */
  readonly paraphrased?: true;
}

/** What became of applying a file. */
export interface Applied {
  /** Absent where it was taken. */
  readonly rejection?: Rejection;
  /** What kubectl printed, where it ran. */
  readonly output?: string;
}

export interface HttpRequest {
  readonly service: string;
  /** Service port number or name; the Service's only port when absent. */
  readonly port?: number | string;
  readonly path: string;
  /** The way in. Without it: load balancer address, else node port, else cluster IP, as the Service's type offers. */
  readonly via?: 'cluster' | 'node' | 'load-balancer';
  readonly timeoutMs: number;
}

export type HttpOutcome =
  | { readonly kind: 'response'; readonly status: number; readonly body: string; readonly ms: number }
  | {
      readonly kind: 'refused' | 'timeout' | 'error';
      readonly message: Localized;
      readonly ms: number;
      /** No request went out: there is no such Service or port, or it has no address (yet). */
      readonly unsent?: true;
    };

/** One request of a load, and when it was sent. */
export type SteadyOutcome = HttpOutcome & { readonly at: number };

export interface CommandOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It had not ended by itself: it took too long, printed too much, or was interrupted. */
  readonly stopped?: true;
}

/** A command that goes on until it is stopped. */
export interface RunningCommand {
  /** What it has printed so far, errors included. */
  readonly printed: string;
  /** It is not running any more, though nobody has stopped it. */
  readonly ended: boolean;
  /** Press Ctrl-C; resolves when it has ended. */
  stop(): Promise<void>;
}

/** A running image: what was asked for, what ran, and whether it is a stand-in. */
export interface ImageUse {
  readonly reference: string;
  readonly digest: string;
  readonly standIn: boolean;
}

/** A change of an object as the watch saw it, in milliseconds since the workspace opened. */
export interface TimelineEntry {
  readonly at: number;
  readonly type: 'added' | 'modified' | 'deleted';
  readonly object: KubeObject;
}

/** The changes that steps may make besides applying a file; each stands for one kubectl command. */
export type Change =
  | { readonly verb: 'delete'; readonly target: ObjectRef; readonly cascade?: 'orphan' }
  | { readonly verb: 'scale'; readonly target: ObjectRef; readonly replicas: number }
  | { readonly verb: 'label'; readonly target: ObjectRef; readonly set: Readonly<Record<string, string | null>> }
  | { readonly verb: 'setImage'; readonly target: ObjectRef; readonly container: string; readonly image: string }
  | {
      readonly verb: 'rollout';
      readonly target: ObjectRef;
      readonly action: 'undo' | 'restart' | 'pause' | 'resume';
      readonly toRevision?: number;
    };

/** One example's namespace on a cluster. Everything an example does goes through it and stays in it. */
export interface Workspace {
  readonly namespace: string;
  /** Apply a manifest's text, byte for byte. */
  apply(manifest: ManifestFile): Promise<Applied>;
  /**
   * Make a change, through the API or by the kubectl command that it stands for. Resolves when the API has taken it
   * (delete: when the object is gone or replaced), to what kubectl printed where it ran.
   */
  change(change: Change, command: readonly string[]): Promise<string | undefined>;
  /** Objects of a kind in the namespace, those being deleted included. */
  list(kind: KindRef): Promise<KubeObject[]>;
  /** Call back whenever an object of the namespace changes. Returns the function that stops it. */
  watch(kind: KindRef, changed: () => void): () => void;
  logs(pod: string, options: { container?: string; previous?: boolean }): Promise<string>;
  http(request: HttpRequest): Promise<HttpOutcome>;
  /**
   * Send a request over and over, `everyMs` between two, until the returned function is called, which gives the outcomes, with
   * their times on the engine's clock. An engine has it where requests through `http` would not come steadily.
   */
  load?(request: HttpRequest, everyMs: number): Promise<() => Promise<readonly SteadyOutcome[]>>;
  /** Wait on the engine's clock: real time, or simulated time driven forward. An aborted signal ends it early, without an error. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds on the engine's clock, for deadlines and durations. */
  now(): number;
  /** `now()` when the workspace opened, from which the timeline counts. */
  readonly opened: number;
  /** Run a kubectl command line, already split; needs the capability `kubectl`. */
  kubectl?(argv: readonly string[], options?: { stdin?: string; timeoutMs?: number }): Promise<CommandOutput>;
  /** Start a kubectl command line that ends at Ctrl-C only, and call back when it prints; needs the capability `kubectl`. */
  start?(argv: readonly string[], printed?: () => void): RunningCommand;
  /**
   * Run `kubectl exec` in a Pod that has curl, in a namespace of the run's own that holds no example. `words` gives the words after
   * kubectl for that Pod. With the capability `kubectl`.
   */
  ask?(words: (client: { namespace: string; pod: string }) => readonly string[]): Promise<CommandOutput>;
  /** The base URL at which this machine reaches a Service, for the browser; needs the capability `browser`. */
  address?(service: string, port?: number | string): Promise<string>;
  images(): Promise<ImageUse[]>;
  timeline(): readonly TimelineEntry[];
  /** What went wrong with the cluster itself rather than with the example, if anything: a node that could not start a container. */
  fault?(): Localized | undefined;
  /** Remove the namespace and everything in it. */
  close(): Promise<void>;
}

/** A cluster that is up. */
export interface Cluster {
  readonly info: EngineInfo;
  readonly capabilities: ReadonlySet<Capability>;
  /** Open a namespace of its own for an example. */
  open(exampleId: string): Promise<Workspace>;
  close(): Promise<void>;
}

/** What the command line knows when it starts an engine; engines take what concerns them. */
export interface StartOptions {
  /** The project's folder: its images/ has what is simulated, and what takes the place of published images. */
  readonly root: string;
  /** Aborted by Ctrl-C: stop what is being done and reject. */
  readonly signal: AbortSignal;
  /** Takes note of what is made outside this process, so that a run without time to remove it can name it. */
  readonly leftovers: Leftovers;
  /** One line of progress: «creating the cluster studylog, 12 s». */
  readonly progress: (line: Localized) => void;
  /** Reuse a cluster that is there and leave it (kind). */
  readonly keep?: boolean;
  /** Name of the kubeconfig context (context). */
  readonly context?: string;
  /** The user has said that the context may be used even if it does not look like a test cluster. */
  readonly yes?: boolean;
  /** Node image in place of the default one (kind). */
  readonly nodeImage?: string;
}

/** One way to get a cluster. src/cluster/select.ts knows them all and loads each only when it is asked for. */
export interface Engine {
  readonly name: EngineName;
  /** @throws Fault when the cluster cannot be had, with what to do about it. */
  start(options: StartOptions): Promise<Cluster>;
}

/** The engine cannot do what a step asks: the step is skipped with this reason, never passed. */
export class Unsupported extends Fault {
  override readonly name = 'Unsupported';
}

export type { Json };
