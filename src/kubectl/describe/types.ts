import type {
  V1Container,
  V1ContainerState,
  V1ContainerStatus,
  V1Deployment,
  V1EndpointSlice,
  V1LabelSelector,
  V1Pod,
  V1PodTemplateSpec,
  V1Probe,
  V1ReplicaSet,
  V1ResourceRequirements,
  V1Service,
  V1Toleration,
  V1Volume,
} from '@ngrok/webernetes';
import type { KubeObject } from '../../cluster/engine.ts';

/** What the API sends where the client's types have objects of their own. */
type Sent<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? readonly Sent<One>[]
    : T extends object
      ? { readonly [K in keyof T]: Sent<T[K]> }
      : T;

type SentObject<T> = KubeObject & Omit<Sent<T>, 'metadata' | 'apiVersion' | 'kind'>;

export type Container = Sent<V1Container>;
export type ContainerState = Sent<V1ContainerState>;
export type ContainerStatus = Sent<V1ContainerStatus>;
export type Deployment = SentObject<V1Deployment>;
export type EndpointSlice = SentObject<V1EndpointSlice>;
export type LabelSelector = Sent<V1LabelSelector>;
export type Labels = Readonly<Record<string, string>>;
export type Pod = SentObject<V1Pod>;
export type PodTemplate = Sent<V1PodTemplateSpec>;
export type Probe = Sent<V1Probe>;
export type ReplicaSet = SentObject<V1ReplicaSet>;
export type Resources = Sent<V1ResourceRequirements>;
export type Service = SentObject<V1Service>;
export type Toleration = Sent<V1Toleration>;
export type Volume = Sent<V1Volume>;
