import { parseManifest, toJson } from '@studylog/check/manifest';
import { graphOf } from '../../../../src/site/drawing/graph.ts';
import type { KubeObject } from '../../../../src/site/drawing/json.ts';
import type { Relation } from '../../../../src/site/drawing/model.ts';

/** The objects of a manifest. */
export const objectsOf = (text: string): KubeObject[] =>
  parseManifest('manifest.yaml', text).documents.flatMap(({ root }) => (root ? [toJson(root) as KubeObject] : []));

export const graphIn = (...documents: readonly string[]) => graphOf(objectsOf(documents.join('---\n')));

/** The relations of one kind. */
export const relationsOf = <K extends Relation['kind']>(kind: K, ...documents: readonly string[]) =>
  graphIn(...documents).relations.filter((relation) => relation.kind === kind) as Extract<Relation, { kind: K }>[];

interface Written {
  readonly namespace?: string;
  readonly labels?: string;
  readonly spec?: string;
}

/** A Pod with one container; `spec` goes into that container. */
export const pod = (name: string, { namespace, labels = '{}', spec = '' }: Written = {}): string => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: ${labels}${namespace ? `, namespace: ${namespace}` : ''}}
spec:
  containers:
    - name: app
      image: echo:v1
${spec}`;

export const service = (name: string, { namespace, spec = '' }: Written = {}): string => `apiVersion: v1
kind: Service
metadata: {name: ${name}${namespace ? `, namespace: ${namespace}` : ''}}
spec:
${spec}`;

/** A controller with the Pods that it makes. */
export const workload = (
  kind: string,
  name: string,
  spec: string,
  labels = '{app: web}',
): string => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
${spec}  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: ${labels}}
    spec: {containers: [{name: app, image: 'echo:v1'}]}
`;
