import type { Demand } from '@studylog/check/selectors';
import type { Container } from './containers.ts';
import type { KubeObject } from './json.ts';

/** A port of a Service. */
export interface ServicePort {
  readonly port: number | undefined;
  readonly protocol: string;
  /** The port of every node; 'any' where the cluster chooses one. */
  readonly nodePort: number | 'any' | undefined;
  /** The port of the Pods by number or name, that of the Service where none is written. */
  readonly target: number | string | undefined;
}

/** The port of a headless Service that leads nowhere: clients connect to the Pods, on the port where those listen. */
export const untranslated = ({ port, target }: ServicePort): number | undefined => (port === target ? undefined : port);

/** What a Service says. */
export interface ServicePart {
  readonly type: string;
  /** Whether it has no address of its own: `clusterIP: None`. */
  readonly isHeadless: boolean;
  readonly externalName: string | undefined;
  readonly ports: readonly ServicePort[];
}

/** What a Pod, or the template of Pods, says. */
export interface PodPart {
  readonly labels: ReadonlyMap<string, string>;
  readonly containers: readonly Container[];
  readonly spec: unknown;
  /** How many there are; 'nodes' for one on each node. */
  readonly count: number | 'nodes';
}

/** An object that is drawn. */
export interface GraphNode {
  /** `Service/echo`, with the namespace before it where it is not `default`; unique in its graph. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Whether it is of an API that is none of Kubernetes' own, where a kind of the same name means something else. */
  readonly isCustom: boolean;
  /** Whether no manifest has it and a controller makes it. */
  readonly isImplied: boolean;
  /** Whether it is a template of Pods that are not made, as no server takes the object that has it. */
  readonly isRefused?: boolean;
  readonly source: KubeObject;
  /** What it demands of the labels of Pods; undefined where it selects nothing. */
  readonly demands?: readonly Demand[] | undefined;
  readonly replicas?: number | undefined;
  readonly service?: ServicePart | undefined;
  readonly pod?: PodPart | undefined;
}

/** A Pod that a selector nearly finds: it lacks some labels, or is in another namespace. */
export interface NearMiss {
  readonly to: string;
  readonly lacking: readonly Demand[];
}

/** How one object finds another; `from` and `to` are ids. */
export type Relation =
  | { readonly kind: 'owns'; readonly from: string; readonly to: string }
  /** A template whose labels its own selector does not find: no server takes the object. */
  | { readonly kind: 'lacks'; readonly from: string; readonly to: string; readonly lacking: readonly Demand[] }
  | { readonly kind: 'selects'; readonly from: string; readonly to: string }
  | { readonly kind: 'selects-none'; readonly from: string; readonly near: NearMiss | undefined }
  /** A port of a Service leads to one of a Pod; `container` declares it, `number` is what a name stands for. */
  | {
      readonly kind: 'sends';
      readonly from: string;
      readonly to: string;
      readonly port: ServicePort;
      readonly number: number | undefined;
      readonly container: string | undefined;
    }
  /** A variable of a container names a Service. */
  | {
      readonly kind: 'calls';
      readonly from: string;
      readonly to: string;
      readonly container: string;
      readonly variable: string;
    }
  /** A field names another object: a volume its ConfigMap, an Ingress its Service. */
  | { readonly kind: 'refers'; readonly from: string; readonly to: string; readonly by: string };

/** Objects and how they find each other. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly relations: readonly Relation[];
  /** How many objects are left out. */
  readonly omitted: number;
  /** How many relations between the objects that are there are left out. */
  readonly omittedRelations: number;
}

/** The most that a drawing shows: beyond that nobody reads it. */
export const LIMITS = { objects: 24, relations: 60 } as const;
