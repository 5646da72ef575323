import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { isReference } from '../support/images.ts';
import { quote } from '../support/names.ts';
import { field, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'image-tag',
  class: 'advice',
  severity: 'info',
  visit: {
    'core/v1.Container': (visit) => {
      const image = text(visit, 'image')?.trim();
      if (!image || image.includes('@') || !isReference(image)) return;
      const [, tag] = /:([^/:]+)$/.exec(image) ?? [];
      if (tag !== undefined && tag !== 'latest') return;
      visit.report(
        finding(
          field(visit, 'image')!,
          tag === undefined
            ? {
                ko: `${quote(image)} 이미지에 태그가 없어서 latest를 받습니다.`,
                en: `${quote(image)} has no tag, so latest is pulled.`,
              }
            : {
                ko: `${quote(image)} 이미지는 받을 때마다 다를 수 있습니다.`,
                en: `${quote(image)} may differ each time it is pulled.`,
              },
          {
            ko: '`:v1`처럼 버전을 적으면 언제나 같은 이미지를 받습니다.',
            en: 'With a version such as `:v1`, the same image is pulled every time.',
          },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '이미지의 버전이 정해져 있지 않습니다', en: 'An image has no fixed version' },
  text: {
    ko: '태그가 없거나 `latest`이면 실행할 때마다 다른 이미지를 받을 수 있고, `imagePullPolicy`의 기본값도 Always가 됩니다. 공부할 때는 괜찮지만, 언제나 같은 결과를 얻으려면 버전을 적습니다.',
    en: 'Without a tag, or with `latest`, each run may get a different image, and `imagePullPolicy` defaults to Always. That is fine for trying things out. Write a version when you need the same result every time.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:latest
`,
      at: 'spec.containers[0].image',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: redis
`,
      at: 'spec.containers[0].image',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
};
