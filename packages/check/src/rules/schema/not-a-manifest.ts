import type { Rule, RuleDocs, Wording } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';

const START: Localized = {
  ko: '매니페스트는 `apiVersion`, `kind`, `metadata`로 시작합니다.',
  en: 'A manifest starts with `apiVersion`, `kind` and `metadata`.',
};

function other(ko: string, en: string, hint = START): () => Wording {
  return () => ({
    message: { ko: `${ko} 쿠버네티스 매니페스트가 아닙니다.`, en: `This is ${en}, not a Kubernetes manifest.` },
    hint,
  });
}

export const rule: Rule = {
  id: 'not-a-manifest',
  class: 'schema',
  severity: 'error',
  problems: {
    'compose-file': other('도커 컴포즈 파일입니다.', 'a Compose file', {
      ko: '`docker compose`로 쓰거나, 서비스마다 Deployment와 Service를 적으십시오.',
      en: 'Use this file with `docker compose`, or write a Deployment and a Service for each of its services.',
    }),
    kustomization: other('kustomize 파일입니다.', 'a kustomize file', {
      ko: '파일 이름을 `kustomization.yaml`로 하고, 폴더를 `kubectl apply -k`로 적용하십시오.',
      en: 'Name it `kustomization.yaml` and apply its folder with `kubectl apply -k`.',
    }),
    'helm-values': other('Helm 차트의 값 파일입니다.', 'a values file for a Helm chart', {
      ko: '차트에 `--values`로 주고, `helm template`의 출력을 검사하십시오.',
      en: 'Pass it to the chart with `--values`, and check the output of `helm template`.',
    }),
    'helm-chart': other('Helm 차트의 설명 파일입니다.', 'the `Chart.yaml` of a Helm chart', {
      ko: '`helm template`의 출력을 검사하십시오.',
      en: 'Check the output of `helm template`.',
    }),
    'described-object': other('`kubectl describe`의 출력이며', 'what `kubectl describe` prints', {
      ko: '`kubectl get --output yaml`로 매니페스트를 얻으십시오.',
      en: 'Use `kubectl get --output yaml` to get a manifest.',
    }),
    'kubectl-output': other('`kubectl`의 출력이며', 'what `kubectl` prints', {
      ko: '`kubectl get --output yaml`로 매니페스트를 얻으십시오.',
      en: 'Use `kubectl get --output yaml` to get a manifest.',
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '다른 도구의 파일입니다', en: 'A file for another tool' },
  text: {
    ko: '`apiVersion`과 `kind`가 없고, 다른 도구의 파일로 보이는 문서입니다. 도커 컴포즈, kustomize, Helm의 파일이나 `kubectl`이 표로 출력한 내용은 서버가 받지 않습니다.',
    en: 'The document has no `apiVersion` and `kind`, and looks like a file for another tool. The API server does not accept files for Compose, kustomize or Helm, or the tables that `kubectl` prints.',
  },
  fails: [
    { manifest: 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "80:80"\n', at: '' },
    { manifest: 'replicaCount: 1\nimage:\n  repository: nginx\n  tag: "1.27"\n', at: '' },
  ],
  passes: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
};
