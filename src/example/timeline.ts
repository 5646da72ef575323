/**
 * timeline.json: what the newest kind run did and what the cluster did, as facts that a page can put in its reader's language.
 * All times are milliseconds since the run opened the example's namespace, on one clock, and each list is in the order of its times.
 */
export interface Timeline {
  /** The steps that ran, in the order in which they began; those inside another follow it. */
  readonly steps: readonly TimelineStep[];
  /** What the steps `http`, `page` and `meanwhile` sent. */
  readonly requests: readonly TimelineRequest[];
  /** What the watch saw of the objects in the namespace. */
  readonly changes: readonly TimelineChange[];
  readonly events: readonly TimelineEvent[];
  /** Objects whose changes and events would have made the file too long, and how many they were. */
  readonly leftOut: readonly LeftOut[];
}

export interface TimelineStep {
  readonly at: number;
  readonly until: number;
  /** That of the step as it was written, as in verified.json. */
  readonly digest: string;
}

/** Why a request had no answer; `unsent`: there was no such Service, port or address yet to send it to. */
export type RequestFailure = 'refused' | 'timeout' | 'unsent' | 'error';

/** A request and its answer; with `count`, so many requests that came to the same, the first sent at `at`. */
export interface TimelineRequest {
  readonly at: number;
  /** When it was answered or given up; of several requests, the last of them. */
  readonly until: number;
  /** Index of the step that sent it, in `steps`. */
  readonly step: number;
  /** The Service that it was sent to. */
  readonly to: string;
  readonly path: string;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** There where no answer came. */
  readonly failure?: RequestFailure;
  /** The Pod that answered, where the answer names it. */
  readonly pod?: string;
  readonly count?: number;
}

export interface ObjectName {
  readonly kind: string;
  readonly name: string;
}

export interface TimelineObject extends ObjectName {
  /** The controller among its owners, at that time. */
  readonly owner?: ObjectName;
}

export interface TimelineChange {
  readonly at: number;
  readonly type: 'added' | 'modified' | 'deleted';
  readonly object: TimelineObject;
  /** What it was after the change; of a deleted object, at its end. */
  readonly state: ObjectState;
}

export type ObjectState = PodState | ReplicaSetState | DeploymentState | ServiceState | EndpointSliceState | OtherState;

/** The kinds of which more is recorded than that they are there. */
export const STATE_KINDS = [
  'Pod',
  'ReplicaSet',
  'Deployment',
  'Service',
  'EndpointSlice',
] as const satisfies readonly Exclude<ObjectState['kind'], 'other'>[];

interface AnyState {
  /** Its deletion was asked for, and it is still there. */
  readonly deleting: boolean;
}

export interface PodState extends AnyState {
  readonly kind: 'Pod';
  /** Pending, Running, Succeeded, Failed or Unknown, as the API says it. */
  readonly phase: string;
  readonly ip?: string;
  readonly node?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerState[];
}

export interface ContainerState {
  readonly name: string;
  /** As the Pod's template has it. */
  readonly image: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly state: 'waiting' | 'running' | 'terminated';
  /** Why it waits or ended, in the API's word: ContainerCreating, CrashLoopBackOff, Error. */
  readonly reason?: string;
  /** Of a terminated one. */
  readonly exitCode?: number;
}

export interface ReplicaSetState extends AnyState {
  readonly kind: 'ReplicaSet';
  readonly desired: number;
  /** Pods that are there. */
  readonly current: number;
  readonly ready: number;
  /** Of the Deployment that it belongs to. */
  readonly revision?: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Of the template's containers. */
  readonly images: readonly string[];
}

export interface DeploymentState extends AnyState {
  readonly kind: 'Deployment';
  readonly desired: number;
  readonly current: number;
  readonly ready: number;
  /** Pods of the newest template. */
  readonly updated: number;
  readonly available: number;
  readonly revision?: number;
  readonly images: readonly string[];
}

export interface ServiceState extends AnyState {
  readonly kind: 'Service';
  readonly type: string;
  readonly ports: readonly ServicePort[];
  readonly selector: Readonly<Record<string, string>>;
  readonly clusterIp?: string;
  /** The load balancer's. */
  readonly address?: string;
}

export interface ServicePort {
  readonly port: number;
  readonly targetPort: number | string;
  readonly nodePort?: number;
  readonly name?: string;
}

export interface EndpointSliceState extends AnyState {
  readonly kind: 'EndpointSlice';
  readonly endpoints: readonly Endpoint[];
}

export interface Endpoint {
  readonly address: string;
  readonly pod?: string;
  readonly ready: boolean;
  /** It answers, though it may be ending. */
  readonly serving: boolean;
  readonly terminating: boolean;
}

/** Of any other kind, only that it is there. */
export interface OtherState extends AnyState {
  readonly kind: 'other';
}

/** An event at the time when the watch saw it; one that is repeated is seen again, with a higher count. */
export interface TimelineEvent {
  readonly at: number;
  readonly about: ObjectName;
  readonly type: 'Normal' | 'Warning';
  /** What reported it: `kubelet`, `default-scheduler`, `replicaset-controller`. */
  readonly component: string;
  readonly reason: string;
  readonly message: string;
  /** How often it has happened, where more than once. */
  readonly count?: number;
}

export interface LeftOut extends ObjectName {
  readonly count: number;
}
