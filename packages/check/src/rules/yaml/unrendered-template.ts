import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'unrendered-template',
  class: 'yaml',
  severity: 'error',
  problems: {
    template: () => ({
      message: {
        ko: '`{{ }}` 자리에 값을 넣기 전의 템플릿입니다.',
        en: 'This is a template: `{{ }}` has not been replaced with values yet.',
      },
      hint: {
        ko: 'Helm 차트라면 `helm template`의 출력을 검사하십시오. 아니라면 값을 직접 적으십시오.',
        en: 'If this is a Helm chart, check the output of `helm template`. Otherwise write the values.',
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '렌더링하지 않은 템플릿입니다', en: 'A template has not been rendered' },
  text: {
    ko: '`{{ .Values.name }}` 같은 표시가 남은 파일은 YAML로 읽을 수 없고, 서버도 받지 않습니다. `helm template`의 출력을 검사하십시오.',
    en: 'A file with placeholders such as `{{ .Values.name }}` is not valid YAML, and the server does not accept it. Check the output of `helm template`.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\nspec:\n  containers:\n    - name: echo\n      image: {{ .Values.image }}:v1\n',
      at: '',
    },
  ],
  passes: ['apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: page\ndata:\n  page.html: "<p>{{ name }}</p>"\n'],
  source: 'https://helm.sh/docs/helm/helm_template/',
};
