import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { loadExample } from '../../../src/example/load.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { SET_UP_PARTS, setUpCommands } from '../../../src/site/set-up.ts';
import { CONFIG, EXAMPLE, MANIFEST, note, project } from './project.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SET_UP = 'examples/cluster/set-up';
const own = (name: string) => readFileSync(join(ROOT, SET_UP, name), 'utf8');

/** A project whose note sets up a cluster and fixes a node port. */
const files = (body: string, nodePort = 31000): Readonly<Record<string, string>> => ({
  'examples/pod/set-up/manifest.yaml': MANIFEST,
  'examples/pod/set-up/kind.yaml': own('kind.yaml'),
  'examples/pod/set-up/example.yaml': `${EXAMPLE}cluster: kind.yaml\n`,
  'examples/pod/echo/manifest.yaml': `${MANIFEST}---\napiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec:\n  type: NodePort\n  selector: {app: echo}\n  ports:\n    - port: 80\n      nodePort: ${nodePort}\n`,
  'content/notes/ko/pod.mdx': note(body),
  'content/notes/en/pod.mdx': note(body),
});
const found = (given: Readonly<Record<string, string>>) =>
  lintSite(new ProjectFiles(project(given), CONFIG)).map((diagnostic) => formatDiagnostic(diagnostic, 'en'));

const SOUND = '<Setup id="pod/set-up" part="cluster" />\n\n<Example id="pod/echo" />';

describe('a note that sets up a cluster', () => {
  it('is sound with an example that has its configuration', () => {
    expect(found(files(SOUND))).toEqual([]);
  });

  it('names a part that there is', () => {
    expect(found(files(SOUND.replace('cluster', 'clutser')))[0]).toBe(
      'content/notes/en/pod.mdx:7:24: <Setup> has no part "clutser"\n    fix: did you mean "cluster"?',
    );
  });

  it('names an example with the configuration of a cluster', () => {
    const other = SOUND.replace('pod/set-up', 'pod/echo');
    expect(found(files(`${other}\n\n<Example id="pod/set-up" />`))[0]).toMatch(
      /pod\.mdx:7:8: the example "pod\/echo" has no cluster configuration/,
    );
  });

  it('maps every node port that an example fixes', () => {
    expect(found(files(SOUND, 31234))).toEqual([
      expect.stringMatching(
        /^examples\/pod\/echo\/manifest\.yaml:18:17: the cluster of examples\/pod\/set-up\/kind\.yaml does not map the node port 31234/,
      ),
    ]);
  });

  it.each([
    ['a file that is not there', 'cluster: other.yaml', 'is not a file of this example'],
    ['the manifest, which a step applies', 'cluster: manifest.yaml', 'but a step applies it'],
  ])('has an example that names its configuration, not %s', (_what, line, said) => {
    const wrong = { ...files(SOUND), 'examples/pod/set-up/example.yaml': `${EXAMPLE}${line}\n` };
    expect(found(wrong)[0]).toMatch(/set-up\/example\.yaml:6:1: `cluster: /);
    expect(found(wrong)[0]).toContain(said);
  });
});

it('makes the cluster, the namespace and the client Pod, and the way back removes them', () => {
  const example = loadExample(ROOT, 'cluster/set-up');
  const lines = SET_UP_PARTS.map((part) => setUpCommands(example, part, (file) => `https://log.example/${file}`));
  expect(lines).toEqual([
    [
      'curl -fsSLo kind.yaml https://log.example/kind.yaml',
      'kind create cluster --config kind.yaml',
      'kubectl config current-context',
      'kubectl wait node --all --for=condition=Ready --timeout=180s',
      'kubectl get node',
    ],
    ['kubectl create namespace study', 'kubectl config set-context --current --namespace=study'],
    [
      'kubectl create namespace client',
      'kubectl apply --namespace=client -f https://log.example/manifest.yaml',
      'kubectl wait --namespace=client --for=condition=Ready pod/client --timeout=180s',
    ],
    [
      'kubectl delete namespace study client',
      'kubectl config set-context --current --namespace=default',
      'kind delete cluster --name study',
    ],
  ]);
});
