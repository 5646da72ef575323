import { type ManifestFile, parseManifest } from '@studylog/check/manifest';
import { afterAll, beforeAll } from 'vitest';
import type { EmbeddedWorkspace } from '../../../src/cluster/embedded/workspace.ts';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { splitWords } from '../../../src/example/kubectl/words.ts';
import { collected, kubectl } from '../../../src/kubectl/index.ts';
import { startEmbedded } from '../verify/helpers.ts';

/** What a command line came to. */
export interface Ran {
  readonly out: string;
  readonly error: string;
  readonly code: number;
}

/** A terminal at a simulated cluster of its own. */
export interface Terminal {
  workspace(): EmbeddedWorkspace;
  /** Run what follows `kubectl`; after `seconds` of the cluster's time, Ctrl-C is pressed. */
  run(
    line: string,
    options?: { readonly seconds?: number; readonly stdin?: string; readonly lang?: 'ko' | 'en' },
  ): Promise<Ran>;
  sleep(seconds: number): Promise<void>;
}

const NAMESPACE = 'study';
/** Loading the engine may take a while on a busy machine. */
const START_MS = 60_000;

/** A terminal whose `files` can be named by `-f`; the cluster is there for the tests of the file. */
export function terminal(files: Readonly<Record<string, string>>): Terminal {
  let cluster: Cluster;
  let workspace: EmbeddedWorkspace;
  const parsed = new Map<string, ManifestFile>(
    Object.entries(files).map(([name, text]) => [name, parseManifest(name, text)]),
  );
  beforeAll(async () => {
    cluster = await startEmbedded();
    workspace = (await cluster.open(NAMESPACE)) as EmbeddedWorkspace;
  }, START_MS);
  afterAll(() => cluster.close());
  return {
    workspace: () => workspace,
    sleep: (seconds) => workspace.sleep(seconds * 1000),
    async run(line, { seconds, stdin, lang } = {}) {
      const { printed, ...streams } = collected();
      const stop = new AbortController();
      if (seconds !== undefined) void workspace.sleep(seconds * 1000).then(() => stop.abort());
      const code = await kubectl(workspace, splitWords(line), {
        ...streams,
        signal: stop.signal,
        file: (name) => parsed.get(name),
        ...(stdin === undefined ? {} : { stdin }),
        ...(lang ? { lang } : {}),
      });
      return { out: printed.stdout, error: printed.stderr, code };
    },
  };
}

export const POD = `apiVersion: v1
kind: Pod
metadata: {name: echo, labels: {app: echo, env: dev}}
spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}
`;

export const TWINS = `apiVersion: v1
kind: Pod
metadata: {name: twins, labels: {app: twins}}
spec:
  containers:
    - {name: web, image: 'ghcr.io/subicura/echo:v1'}
    - {name: db, image: redis}
`;

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 3000}]}
`;
