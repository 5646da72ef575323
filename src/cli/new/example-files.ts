import { readFileSync } from 'node:fs';
import type { Lang, Localized } from '@studylog/check/text';
import { inYaml } from '../yaml.ts';

/** The files of an example, manifest.yaml and example.yaml. */
export type ExampleFiles = readonly (readonly [name: string, text: string])[];

/** What the reader sees of an example in lists. */
export interface ExampleTexts {
  readonly title: Localized;
  readonly summary: Localized;
}

/** A text as example.yaml has it: plain with one language, written in both with two. */
export function localizedYaml(text: Localized, languages: readonly Lang[]): string {
  const [only, another] = languages;
  return another === undefined
    ? inYaml(text[only!])
    : inYaml(Object.fromEntries(languages.map((lang) => [lang, text[lang]])));
}

/** A sentence of a step, in the languages of the log. */
const sayingIn = (languages: readonly Lang[]) => (ko: string, en: string) => localizedYaml({ ko, en }, languages);

/** An example as its files, from its manifest, its texts, and its steps as YAML. */
function filesOf(manifest: string, texts: ExampleTexts, steps: string, languages: readonly Lang[]): ExampleFiles {
  const title = localizedYaml(texts.title, languages);
  const summary = localizedYaml(texts.summary, languages);
  return [
    ['manifest.yaml', manifest],
    ['example.yaml', `title: ${title}\nsummary: ${summary}\nsteps:\n${steps}`],
  ];
}

const RESPONDING: ExampleTexts = {
  title: { ko: '응답하는 파드', en: 'A Pod that responds' },
  summary: {
    ko: '파드와 서비스를 만들고, 서비스 이름으로 요청을 보냅니다.',
    en: 'Create a Pod and a Service, and send a request to the name of the Service.',
  },
};

/** A Pod of hashicorp/http-echo behind a Service, which every simulated cluster can run. */
export function respondingPod(
  name: string,
  languages: readonly Lang[],
  texts: Partial<ExampleTexts> = {},
): ExampleFiles {
  const template = readFileSync(new URL('./responding-pod.yaml', import.meta.url), 'utf8');
  const manifest = template.replace(/(?<=^ +(?:name|app): )hello$/gm, name);
  const said = sayingIn(languages);
  const steps = `  - say: ${said('파드와 서비스를 만듭니다.', 'Create the Pod and the Service.')}
    apply: manifest.yaml
  - say: ${said('잠시 뒤 파드는 Running이 되고, 컨테이너 web은 준비(ready)를 마칩니다.', 'In a moment the Pod is Running and its container, web, is ready.')}
    expect:
      kind: Pod
      metadata: {name: ${name}, labels: {app: ${name}}}
      spec: {containers: [{name: web, image: 'hashicorp/http-echo:1.0'}]}
      status: {phase: Running, containerStatuses: [{name: web, ready: true}]}
    within: 60s
  - say: ${said('파드가 ECHO_TEXT의 값을 응답합니다.', 'The Pod responds with the value of ECHO_TEXT.')}
    http: {service: ${name}, port: 80, path: /, via: cluster, status: 200, body: {$match: '^Hello from a Pod$'}}
    within: 30s
`;
  return filesOf(manifest, { ...RESPONDING, ...texts }, steps, languages);
}

/** A Pod of any image that keeps running. */
export function runningPod(
  name: string,
  image: string,
  languages: readonly Lang[],
  texts: Partial<ExampleTexts> = {},
): ExampleFiles {
  const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  containers:
    - name: app
      image: ${image}
`;
  const own: ExampleTexts = {
    title: { ko: `파드 ${name}`, en: `The Pod ${name}` },
    summary: { ko: `${image} 이미지로 파드를 하나 만듭니다.`, en: `Create one Pod with the image ${image}.` },
  };
  const said = sayingIn(languages);
  const steps = `  - say: ${said('파드를 만듭니다.', 'Create the Pod.')}
    apply: manifest.yaml
  - say: ${said('잠시 뒤 파드는 Running이 되고, 컨테이너 app은 준비(ready)를 마칩니다.', 'In a moment the Pod is Running and its container, app, is ready.')}
    expect:
      kind: Pod
      metadata: {name: ${name}, labels: {app: ${name}}}
      spec: {containers: [{name: app, image: '${image}'}]}
      status: {phase: Running, containerStatuses: [{name: app, ready: true}]}
    within: 60s
  - say: ${said('READY가 1/1입니다.', 'READY is 1/1.')}
    run: kubectl get pod ${name}
    output: {$match: '${name}\\s+1/1\\s+Running'}
`;
  return filesOf(manifest, { ...own, ...texts }, steps, languages);
}

/** An object that needs no image. */
export function configMap(name: string, languages: readonly Lang[], texts: Partial<ExampleTexts> = {}): ExampleFiles {
  const manifest = `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  greeting: hello
`;
  const own: ExampleTexts = {
    title: { ko: `컨피그맵 ${name}`, en: `The ConfigMap ${name}` },
    summary: { ko: '값 하나를 컨피그맵에 둡니다.', en: 'Keep one value in a ConfigMap.' },
  };
  const said = sayingIn(languages);
  const steps = `  - say: ${said('컨피그맵을 만듭니다.', 'Create the ConfigMap.')}
    apply: manifest.yaml
  - say: ${said('적은 값이 들어 있습니다.', 'It has the value as written.')}
    expect: {kind: ConfigMap, metadata: {name: ${name}}, data: {greeting: hello}}
`;
  return filesOf(manifest, { ...own, ...texts }, steps, languages);
}
